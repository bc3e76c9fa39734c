package dev.retort.script;

import dev.retort.error.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles sources in memory, all in one call of the compiler. What has no {@link Revision} is compiled along for the
 * others to use.
 */
record JavaCompilation(ClassLoader parent, List<Problem> problems) {

    /** The scripts by the file that they are in; none if a source can't be compiled. */
    Map<ScriptFile, List<RevisionScript>> compile(List<Source> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            problems.add(Problem.of("no-compiler", "there are Java sources, but no compiler: this is a JRE")
                    .with("first source", sources.get(0).origin())
                    .with("java.home", System.getProperty("java.home", ""))
                    .cure("run with a JDK, or compile the migrations and pass their classes"));
            return Map.of();
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (Files files = new Files(compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8))) {
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
        if (error.getSource() instanceof Source source) {
            problem = problem.with("at", source.origin() + ":" + error.getLineNumber());
        }
        return problem.with("compiler", error.getMessage(Locale.ROOT)).cure("correct the source");
    }

    private Map<ScriptFile, List<RevisionScript>> scripts(Map<String, byte[]> bytecode, Map<String, Source> sources) {
        ClassLoader loader = new Loader(bytecode, parent);
        Map<ScriptFile, List<RevisionScript>> scripts = new LinkedHashMap<>();
        sources.forEach((name, source) -> load(name, source, loader)
                .ifPresent(script -> scripts.computeIfAbsent(source.file(), any -> new ArrayList<>())
                        .add(script)));
        return scripts;
    }

    private Optional<RevisionScript> load(String name, Source source, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (!ClassScript.isMeantAsRevision(type)) {
                return Optional.empty();
            }
            return ClassScript.read(type, source.origin(), source.checksum(), problems);
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(Problem.of("broken-script", "a compiled class can't be loaded")
                    .with("class", name)
                    .with("at", source.origin())
                    .with("cause", e)
                    .cure("add what the migration needs to the class path"));
            return Optional.empty();
        }
    }

    /** A Java source that was read; the compiler is told that its name fits every class, so files may be named by date. */
    static final class Source extends SimpleJavaFileObject {

        private final ScriptFile file;
        private final String text;

        Source(ScriptFile file, String text) {
            super(uri(file), JavaFileObject.Kind.SOURCE);
            this.file = file;
            this.text = text;
        }

        private static URI uri(ScriptFile file) {
            return file.origin()
                    .path()
                    .map(path -> path.toAbsolutePath().toUri())
                    .orElseGet(() -> URI.create("jar:///" + file.name().replace(' ', '_')));
        }

        ScriptFile file() {
            return file;
        }

        ScriptOrigin origin() {
            return file.origin();
        }

        Checksum checksum() {
            return Checksum.ofJava(text);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
            return kind == JavaFileObject.Kind.SOURCE;
        }
    }

    /** Keeps what the compiler writes in memory, with the source that each class came from. */
    private static final class Files extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        private final Map<String, Source> sources = new LinkedHashMap<>();

        Files(StandardJavaFileManager files) {
            super(files);
        }

        /** Bytecode by class name, in the order of compilation. */
        Map<String, byte[]> bytecode() {
            Map<String, byte[]> bytes = new LinkedHashMap<>();
            classes.forEach((name, written) -> bytes.put(name, written.toByteArray()));
            return bytes;
        }

        /** The source of each class by the class's name. */
        Map<String, Source> sources() {
            return sources;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String className,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(className, bytes);
            if (sibling instanceof Source source) {
                sources.put(className, source);
            }
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    /** Loads the classes that were compiled in memory. */
    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> bytecode;

        Loader(Map<String, byte[]> bytecode, ClassLoader parent) {
            super(parent);
            this.bytecode = bytecode;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = bytecode.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
