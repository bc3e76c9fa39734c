package dev.retort.junit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Loads our classes anew, so that they read one resource with another text: a reader that has a blind spot. */
final class OtherResources extends ClassLoader {

    private final String name;
    private final String right;
    private final String wrong;

    OtherResources(String name, String right, String wrong) {
        super(OtherResources.class.getClassLoader());
        this.name = name;
        this.right = right;
        this.wrong = wrong;
    }

    @Override
    protected Class<?> loadClass(String className, boolean resolve) throws ClassNotFoundException {
        if (!className.startsWith("dev.retort.")) {
            return super.loadClass(className, resolve);
        }
        synchronized (getClassLoadingLock(className)) {
            Class<?> known = findLoadedClass(className);
            return known == null ? ours(className) : known;
        }
    }

    private Class<?> ours(String className) throws ClassNotFoundException {
        try (InputStream stream = getParent().getResourceAsStream(className.replace('.', '/') + ".class")) {
            if (stream == null) {
                throw new ClassNotFoundException(className);
            }
            byte[] bytes = stream.readAllBytes();
            return defineClass(className, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(className, e);
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String wanted) {
        InputStream found = super.getResourceAsStream(wanted);
        if (found == null || !wanted.equals(name)) {
            return found;
        }
        try (found) {
            String text = new String(found.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.contains(right)) {
                throw new IllegalStateException(name + " doesn't say " + right);
            }
            return new ByteArrayInputStream(text.replace(right, wrong).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
