package dev.retort.script;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a revision was read from.
 *
 * @param name what a person knows it by: a file's name or a class's
 * @param path the file, if it is one on this machine
 */
public record ScriptOrigin(String name, Optional<Path> path) {

    @Override
    public String toString() {
        return path.map(Path::toString).orElse(name);
    }
}
