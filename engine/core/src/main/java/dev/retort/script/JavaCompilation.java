package dev.retort.script;

import dev.retort.error.Problem;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources in memory, all in one call of the compiler. What has no {@link Revision} is compiled along for the
 * others to use.
 */
final class JavaCompilation {

    private final ClassLoader parent;
    private final List<Problem> problems;

    JavaCompilation(ClassLoader parent, List<Problem> problems) {
        this.parent = parent;
        this.problems = problems;
    }

    /** The scripts by the file that they are in; none if a source can't be compiled. */
    Map<ScriptFile, List<RevisionScript>> compile(List<JavaSource> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            problems.add(Problem.of("no-compiler", "there are Java sources, but no compiler: this is a JRE")
                    .with("first source", sources.get(0).origin())
                    .with("java.home", System.getProperty("java.home", ""))
                    .cure("run with a JDK, or compile the migrations and give their classes"));
            return Map.of();
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (MemoryFiles files =
                new MemoryFiles(compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8))) {
            List<String> options =
                    List.of("-proc:none", "-g", "-parameters", "-nowarn", "-classpath", CompileClassPath.of(parent));
            boolean compiled = compiler.getTask(Writer.nullWriter(), files, found, options, null, sources)
                    .call();
            found.getDiagnostics().stream()
                    .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                    .forEach(it -> problems.add(problem(it)));
            return compiled ? scripts(files.bytecode(), files.sources()) : Map.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> error) {
        Problem problem = Problem.of("broken-script", "a Java source can't be compiled");
        if (error.getSource() instanceof JavaSource source) {
            problem = problem.with("at", source.origin() + ":" + error.getLineNumber());
        }
        return problem.with("compiler", error.getMessage(Locale.ROOT)).cure("correct the source");
    }

    private Map<ScriptFile, List<RevisionScript>> scripts(
            Map<String, byte[]> bytecode, Map<String, JavaSource> sources) {
        ClassLoader loader = new MemoryClassLoader(bytecode, parent);
        Map<ScriptFile, List<RevisionScript>> scripts = new LinkedHashMap<>();
        sources.forEach((name, source) -> load(name, source, loader)
                .ifPresent(script -> scripts.computeIfAbsent(source.file(), any -> new ArrayList<>())
                        .add(script)));
        return scripts;
    }

    private Optional<RevisionScript> load(String name, JavaSource source, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (!type.isAnnotationPresent(Revision.class)) {
                return Optional.empty();
            }
            return ClassScript.read(type, source.origin(), source.checksum(), problems);
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(Problem.of("broken-script", "a compiled class can't be loaded")
                    .with("class", name)
                    .with("at", source.origin())
                    .with("cause", e)
                    .cure("give the class loader what the migration needs"));
            return Optional.empty();
        }
    }
}
