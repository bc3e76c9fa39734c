package dev.retort.script;

import dev.retort.error.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes scripts of files, in the order of the files. */
final class ScriptReader {

    private final ClassLoader loader;
    private final List<Problem> problems;

    ScriptReader(ClassLoader loader, List<Problem> problems) {
        this.loader = loader;
        this.problems = problems;
    }

    List<RevisionScript> read(List<ScriptFile> files) {
        Map<Path, List<RevisionScript>> compiled = compile(files);
        List<RevisionScript> scripts = new ArrayList<>();
        for (ScriptFile file : files) {
            if (file.isJava()) {
                file.origin().path().ifPresent(path -> scripts.addAll(compiled.getOrDefault(path, List.of())));
            } else if (file.isSql()) {
                text(file)
                        .flatMap(it -> SqlFile.read(file.origin(), it, problems))
                        .ifPresent(scripts::add);
            } else {
                file.className()
                        .flatMap(name -> CompiledClass.read(name, file, loader, problems))
                        .ifPresent(scripts::add);
            }
        }
        return scripts;
    }

    /** Compiles all sources at once, since they may use one another and the compiler is slow to start. */
    private Map<Path, List<RevisionScript>> compile(List<ScriptFile> files) {
        List<JavaSource> sources = new ArrayList<>();
        for (ScriptFile file : files) {
            if (file.isJava()) {
                file.origin().path().ifPresent(path -> text(file)
                        .ifPresent(it -> sources.add(new JavaSource(path, it))));
            }
        }
        Map<Path, List<RevisionScript>> byPath = new LinkedHashMap<>();
        if (!sources.isEmpty()) {
            new JavaCompilation(loader, problems)
                    .compile(sources).stream()
                            .sorted(Comparator.comparing(
                                    script -> script.revision().id()))
                            .forEach(script -> script.origin().path().ifPresent(path -> byPath.computeIfAbsent(
                                            path, any -> new ArrayList<>())
                                    .add(script)));
        }
        return byPath;
    }

    private Optional<String> text(ScriptFile file) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content()))
                    .toString());
        } catch (CharacterCodingException e) {
            problems.add(Problem.of("broken-script", "a file is not UTF-8")
                    .with("at", file.origin())
                    .cure("save it as UTF-8"));
            return Optional.empty();
        }
    }
}
