package dev.retort.script;

import java.util.Map;

/** Loads the classes that were compiled in memory. */
final class MemoryClassLoader extends ClassLoader {

    private final Map<String, byte[]> bytecode;

    MemoryClassLoader(Map<String, byte[]> bytecode, ClassLoader parent) {
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
