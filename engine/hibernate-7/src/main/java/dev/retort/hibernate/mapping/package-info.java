/**
 * What the major versions of Hibernate answer differently about a mapping, and the answers of Hibernate 7, compiled
 * against it. Internal to retort-hibernate, which is compiled against 6.6 and has the answers of that. Knows nobody.
 */
@NullMarked
package dev.retort.hibernate.mapping;

import org.jspecify.annotations.NullMarked;
