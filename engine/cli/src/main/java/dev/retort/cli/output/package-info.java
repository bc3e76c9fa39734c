/**
 * What a command says and how: text with tables and colours for a person, one JSON document for a program. The only
 * place that writes to the process's streams. Knows revisions, but no command, no configuration and no database.
 */
@NullMarked
package dev.retort.cli.output;

import org.jspecify.annotations.NullMarked;
