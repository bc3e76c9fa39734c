/** How a user of Retort tests their migrations. */
@NullMarked
package dev.retort.example;

import org.jspecify.annotations.NullMarked;
