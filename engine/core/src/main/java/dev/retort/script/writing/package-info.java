/**
 * Writes new revisions: the name of the file, its text, the folder it belongs in, the hooks that run over it afterwards. A
 * file appears whole or not at all and never replaces another. Knows no configuration file and no database; {@code script}
 * reads what is written here, {@code revision} says whether it fits into the graph.
 */
@NullMarked
package dev.retort.script.writing;

import org.jspecify.annotations.NullMarked;
