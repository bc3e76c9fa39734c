package dev.retort.script;

import dev.retort.error.Problem;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionException;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** A revision written as a class. */
record ClassScript(
        dev.retort.revision.Revision revision, ScriptOrigin origin, Checksum content, Class<? extends Migration> type)
        implements RevisionScript {

    /**
     * Reads a class with {@link Revision}.
     *
     * @param found takes each problem; the result is empty if there was one
     */
    static Optional<RevisionScript> read(Class<?> type, ScriptOrigin origin, Checksum checksum, List<Problem> found) {
        Revision annotation = type.getAnnotation(Revision.class);
        if (annotation == null) {
            found.add(problem(
                    type,
                    origin,
                    "the class doesn't say which revision it is",
                    "annotate it with @Revision(id = \"…\", down = \"…\"), or make it abstract if others build on it"));
            return Optional.empty();
        }
        if (!Migration.class.isAssignableFrom(type)) {
            found.add(problem(
                    type, origin, "the class has @Revision but isn't a Migration", "make it implement Migration"));
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ClassScript(node(annotation), origin, checksum, makeable(type.asSubclass(Migration.class))));
        } catch (RevisionException e) {
            found.add(problem(
                    type, origin, e.problem().summary(), e.problem().cure().orElse("choose another id")));
        } catch (NoSuchMethodException e) {
            found.add(problem(
                    type,
                    origin,
                    "the migration can't be instantiated: " + type.getName() + " has no no-argument constructor",
                    "make it a top-level or static nested class, not abstract, with a no-argument constructor"));
        } catch (IllegalArgumentException e) {
            found.add(problem(type, origin, String.valueOf(e.getMessage()), "write it as 2026-01-15T14:30:22Z"));
        }
        return Optional.empty();
    }

    private static Class<? extends Migration> makeable(Class<? extends Migration> type) throws NoSuchMethodException {
        boolean without = Arrays.stream(type.getDeclaredConstructors()).anyMatch(it -> it.getParameterCount() == 0);
        if (!without || Modifier.isAbstract(type.getModifiers())) {
            throw new NoSuchMethodException();
        }
        return type;
    }

    private static dev.retort.revision.Revision node(Revision annotation) {
        return new dev.retort.revision.Revision(
                annotation.id(),
                parents(annotation),
                List.of(annotation.dependsOn()),
                new LinkedHashSet<>(List.of(annotation.labels())),
                annotation.message(),
                created(annotation.created()));
    }

    /** As in a file, {@code none} is nobody. */
    private static List<String> parents(Revision annotation) {
        List<String> down = List.of(annotation.down());
        return down.size() == 1 && down.get(0).equalsIgnoreCase("none") ? List.of() : down;
    }

    private static Optional<Instant> created(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SqlHeader.instant(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a timestamp")));
    }

    private static Problem problem(Class<?> type, ScriptOrigin origin, String summary, String cure) {
        return Problem.of("broken-script", summary)
                .with("class", type.getName())
                .with("at", origin)
                .cure(cure);
    }

    @Override
    public Checksum checksum(DatabaseKind database) {
        return content;
    }

    @Override
    public boolean transactional() {
        Revision annotation = type.getAnnotation(Revision.class);
        return annotation == null || annotation.transactional();
    }

    @Override
    public Optional<String> irreversible() {
        return Optional.ofNullable(type.getAnnotation(Irreversible.class)).map(Irreversible::value);
    }

    @Override
    public boolean hasDowngrade() {
        try {
            return irreversible().isEmpty()
                    && type.getMethod("downgrade", Operations.class).getDeclaringClass() != Migration.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every migration has this method", e);
        }
    }

    @Override
    public void run(Direction direction, Operations op) {
        Migration migration = create();
        if (direction == Direction.DOWNGRADE) {
            migration.downgrade(op.backward());
        } else {
            migration.upgrade(op);
        }
    }

    private Migration create() {
        try {
            Constructor<? extends Migration> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    type.getName() + " can't be instantiated: its constructor failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " can't be instantiated: " + e.getMessage(), e);
        }
    }

    /** A class that the program names. */
    static Optional<RevisionScript> ofClass(Class<?> type, List<Problem> problems) {
        ScriptOrigin origin = new ScriptOrigin(type.getName(), Optional.empty());
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream bytecode = type.getResourceAsStream(file)) {
            Checksum checksum = Checksum.ofClass(
                    bytecode == null ? type.getName().getBytes(StandardCharsets.UTF_8) : bytecode.readAllBytes());
            return read(type, origin, checksum, problems);
        } catch (IOException e) {
            problems.add(Problem.of("broken-script", "the bytecode of a migration can't be read")
                    .with("class", type.getName())
                    .with("cause", e)
                    .cure("check the jar or directory that it was loaded from"));
            return Optional.empty();
        }
    }

    /** Whether it says so, or is a migration that could be run and for which somebody forgot to. */
    static boolean isMeantAsRevision(Class<?> type) {
        return type.isAnnotationPresent(Revision.class)
                || (Migration.class.isAssignableFrom(type)
                        && !Modifier.isAbstract(type.getModifiers())
                        && !type.isAnonymousClass()
                        && !type.isLocalClass()
                        && !type.isEnum());
    }

    /** A class file that was found; empty if it isn't a revision. */
    static Optional<RevisionScript> ofFile(
            String className, ScriptFile file, ClassLoader loader, List<Problem> problems) {
        try {
            Class<?> type = Class.forName(className, false, loader);
            return isMeantAsRevision(type) && file.content() instanceof ScriptFile.Held held
                    ? read(type, file.origin(), Checksum.ofClass(held.bytes()), problems)
                    : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(Problem.of("broken-script", "a class can't be loaded")
                    .with("class", className)
                    .with("at", file.origin())
                    .with("cause", e)
                    .cure("add what the migration needs to the class path"));
            return Optional.empty();
        }
    }
}
