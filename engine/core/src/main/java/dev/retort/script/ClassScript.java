package dev.retort.script;

import dev.retort.error.Problem;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** A revision written as a class. */
final class ClassScript implements RevisionScript {

    private final dev.retort.revision.Revision revision;
    private final ScriptOrigin origin;
    private final Checksum checksum;
    private final Class<? extends Migration> type;

    private ClassScript(
            dev.retort.revision.Revision revision,
            ScriptOrigin origin,
            Checksum checksum,
            Class<? extends Migration> type) {
        this.revision = revision;
        this.origin = origin;
        this.checksum = checksum;
        this.type = type;
    }

    /**
     * Reads a class with {@link Revision}.
     *
     * @param found takes each problem; the result is empty if there was one
     */
    static Optional<RevisionScript> read(Class<?> type, ScriptOrigin origin, Checksum checksum, List<Problem> found) {
        Revision annotation = type.getAnnotation(Revision.class);
        if (annotation == null) {
            found.add(
                    problem(type, origin, "the class doesn't say which revision it is", "annotate it with @Revision"));
            return Optional.empty();
        }
        if (!Migration.class.isAssignableFrom(type)) {
            found.add(
                    problem(type, origin, "the class has @Revision but is no Migration", "let it implement Migration"));
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
                    "the migration can't be made: " + type.getName() + " has no constructor without parameters",
                    "make it a top-level or static nested class, not abstract, with such a constructor"));
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
                List.of(annotation.down()),
                List.of(annotation.dependsOn()),
                new LinkedHashSet<>(List.of(annotation.labels())),
                annotation.message(),
                created(annotation.created()));
    }

    private static Optional<Instant> created(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SqlHeader.instant(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a point in time")));
    }

    private static Problem problem(Class<?> type, ScriptOrigin origin, String summary, String cure) {
        return Problem.of("broken-script", summary)
                .with("class", type.getName())
                .with("at", origin)
                .cure(cure);
    }

    @Override
    public dev.retort.revision.Revision revision() {
        return revision;
    }

    @Override
    public ScriptOrigin origin() {
        return origin;
    }

    @Override
    public Checksum checksum() {
        return checksum;
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
            throw new IllegalStateException(type.getName() + " can't be made: its constructor failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " can't be made: " + e.getMessage(), e);
        }
    }
}
