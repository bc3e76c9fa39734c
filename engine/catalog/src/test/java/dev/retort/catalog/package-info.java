/** Proves the snapshot: paths, the stored form, server-made names, what is left alone on the connection. */
@NullMarked
package dev.retort.catalog;

import org.jspecify.annotations.NullMarked;
