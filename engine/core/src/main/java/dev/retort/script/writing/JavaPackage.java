package dev.retort.script.writing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The package of a new Java file: what follows {@code src/<set>/java} in its path; none outside of such a folder. */
final class JavaPackage {

    private JavaPackage() {}

    static Optional<String> of(Path folder) {
        List<String> names = new ArrayList<>();
        folder.toAbsolutePath().normalize().forEach(name -> names.add(name.toString()));
        for (int i = names.size() - 2; i >= 1; i--) {
            if (names.get(i).equals("java") && i >= 2 && names.get(i - 2).equals("src")) {
                return Optional.of(String.join(".", names.subList(i + 1, names.size())));
            }
        }
        return Optional.empty();
    }
}
