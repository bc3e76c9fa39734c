package dev.retort.script;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a location that isn't there what is there instead, and which one was probably meant. */
record MissingLocation(String written, ClassLoader loader) {

    private static final String CLASS_PATH = "classpath:";
    private static final Pattern SOURCE_FOLDER = Pattern.compile("^(?:.*/)?src/(?:main|test)/(?:resources|java|sql)/");
    private static final int SHOWN = 10;

    /** Of a location on the class path. */
    Problem onClassPath(String inside) throws IOException {
        String slashed = inside.contains("/") ? inside : inside.replace('.', '/');
        Problem problem = Problem.of("missing-location", "the class path has no directory " + inside)
                .with("location", written);
        String plain = SOURCE_FOLDER.matcher(slashed).replaceFirst("");
        if (!plain.equals(slashed) && isOnClassPath(plain)) {
            return problem.cure(
                    "write " + CLASS_PATH + plain + ": what is in a source folder is at the top of the class path");
        }
        String above = slashed;
        String child = "";
        while (!above.isEmpty() && !isOnClassPath(above)) {
            child = above.substring(above.lastIndexOf('/') + 1);
            above = above.contains("/") ? above.substring(0, above.lastIndexOf('/')) : "";
        }
        if (above.isEmpty()) {
            return problem.cure(create(slashed));
        }
        List<String> beside = directoriesIn(above);
        problem = problem.with("in " + above, shown(beside));
        String parent = above;
        return problem.cure(NearestName.of(child, beside)
                .map(near -> "did you mean '" + CLASS_PATH + parent + "/" + near + "'?")
                .orElse(create(slashed)));
    }

    private static String create(String inside) {
        return "put the scripts into src/main/resources/" + inside + ", or classes into the package "
                + inside.replace('/', '.')
                + ", or name another location; in a jar, directories need entries of their own";
    }

    private boolean isOnClassPath(String name) {
        return loader.getResource(name) != null;
    }

    private List<String> directoriesIn(String above) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (URL place : Collections.list(loader.getResources(above))) {
            if (place.getProtocol().equals("file")) {
                try {
                    names.addAll(directoriesIn(Path.of(place.toURI())));
                } catch (URISyntaxException e) {
                    throw new IOException("not a path: " + place, e);
                }
            }
        }
        return List.copyOf(names);
    }

    /** Of a directory. */
    Problem directory(Path directory) throws IOException {
        Path whole = directory.toAbsolutePath().normalize();
        boolean file = Files.exists(directory);
        Problem problem = Problem.of(
                        "missing-location",
                        file ? "a script location is not a directory" : "a script location doesn't exist")
                .with("location", written)
                .with("looked for", whole);
        if (file) {
            return problem.cure("name the directory that it is in: "
                    + String.valueOf(Path.of(written).getParent()));
        }
        String plain = SOURCE_FOLDER.matcher(written).replaceFirst("");
        for (String inside : new ArrayList<>(List.of(plain, plain.replace('.', '/')))) {
            if (!inside.startsWith("/") && isOnClassPath(inside)) {
                return problem.cure("did you mean '" + CLASS_PATH + inside + "'? The class path has it");
            }
        }
        Path child = whole;
        Path above = whole.getParent();
        while (above != null && !Files.isDirectory(above)) {
            child = above;
            above = above.getParent();
        }
        Optional<String> near = Optional.empty();
        if (above != null) {
            List<String> beside = directoriesIn(above);
            problem = problem.with("in " + above, shown(beside));
            near = NearestName.of(String.valueOf(child.getFileName()), beside);
        }
        return problem.cure(near.map(name -> "did you mean '" + name + "'? ").orElse("")
                + (near.isPresent() ? "Relative" : "create the directory, or name another location; relative")
                + " paths start at " + Path.of("").toAbsolutePath());
    }

    private static List<String> directoriesIn(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static String shown(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.isEmpty() ? "no directories" : shown + (names.size() > SHOWN ? ", …" : "");
    }
}
