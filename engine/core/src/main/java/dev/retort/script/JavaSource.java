package dev.retort.script;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A Java source that was read; the compiler is told that its name fits every class, so files may be named by date. */
final class JavaSource extends SimpleJavaFileObject {

    private final ScriptFile file;
    private final String text;

    JavaSource(ScriptFile file, String text) {
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
