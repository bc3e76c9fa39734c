/**
 * The newsroom's revisions that are written in Java; those in SQL are in {@code db/versions} of the resources. Together
 * they are one history. Nothing calls them but Retort.
 */
@NullMarked
package dev.retort.example.versions;

import org.jspecify.annotations.NullMarked;
