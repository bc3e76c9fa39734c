package dev.retort.script;

import java.net.URI;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A Java source that was read; the compiler is told that its name fits every class, so files may be named by date. */
final class JavaSource extends SimpleJavaFileObject {

    private final Path path;
    private final String text;

    JavaSource(Path path, String text) {
        super(uri(path), JavaFileObject.Kind.SOURCE);
        this.path = path;
        this.text = text;
    }

    private static URI uri(Path path) {
        return path.toAbsolutePath().toUri();
    }

    Path path() {
        return path;
    }

    String fileName() {
        return String.valueOf(path.getFileName());
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
