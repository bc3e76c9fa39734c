package dev.retort.operation.writing;

/**
 * Where in a migration something is written.
 *
 * @param file the file's name
 * @param line the line, from 1
 */
public record SourceLine(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
