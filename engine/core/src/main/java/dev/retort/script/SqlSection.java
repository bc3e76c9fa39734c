package dev.retort.script;

/**
 * One section of an SQL file.
 *
 * @param text everything between two section lines
 * @param line the line of the file on which the text begins, from 1
 */
record SqlSection(String text, int line) {}
