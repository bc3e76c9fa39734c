package dev.retort.script;

import dev.retort.error.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes scripts of files, in the order of the files. */
record ScriptReader(ClassLoader loader, List<Problem> problems) {

    List<RevisionScript> read(List<ScriptFile> files) {
        Map<ScriptFile, List<RevisionScript>> compiled = compile(files);
        List<RevisionScript> scripts = new ArrayList<>();
        for (ScriptFile file : files) {
            if (file.isJava()) {
                scripts.addAll(compiled.getOrDefault(file, List.of()));
            } else if (file.isSql()) {
                text(file)
                        .flatMap(it -> SqlFile.read(file.origin(), it, problems))
                        .ifPresent(scripts::add);
            } else {
                file.className()
                        .flatMap(name -> ClassScript.ofFile(name, file, loader, problems))
                        .ifPresent(scripts::add);
            }
        }
        return scripts;
    }

    /** Compiles all sources at once, since they may use one another and the compiler is slow to start. */
    private Map<ScriptFile, List<RevisionScript>> compile(List<ScriptFile> files) {
        List<JavaCompilation.Source> sources = files.stream()
                .filter(ScriptFile::isJava)
                .flatMap(file -> text(file).map(it -> new JavaCompilation.Source(file, it)).stream())
                .toList();
        return sources.isEmpty() ? Map.of() : new JavaCompilation(loader, problems).compile(sources);
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
