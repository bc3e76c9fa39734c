package dev.retort.junit.mutation;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.evidence.Ground;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.mutation.Course.Leg;
import dev.retort.junit.mutation.Course.Way;
import dev.retort.junit.mutation.Mutant.Sign;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether a mutant of one revision differs from the original in anything that a database shows, with rows that other
 * seeds put before and after the revision. It has nothing to do with the checks.
 */
final class Oracle implements AutoCloseable {

    private static final List<Integer> ROWS = List.of(6, 2, 1);

    private final DatabaseWalk walk;
    private final RevisionScript original;
    private final DatabaseKind database;
    private final Way way;
    private final List<Long> seeds = new ArrayList<>();
    private final List<Arena> arenas = new ArrayList<>();
    private Optional<Arena> empty = Optional.empty();
    private Optional<Ground> bare = Optional.empty();

    Oracle(DatabaseWalk walk, RevisionScript original, Way way, long seed, int tries) {
        this.walk = walk;
        this.original = original;
        this.database = walk.server().kind();
        this.way = way;
        for (int i = 0; i < tries; i++) {
            seeds.add(seed + i);
        }
    }

    /** What the oracle says of a mutant. */
    sealed interface Verdict {

        /** Nothing differs, whatever the rows. */
        record Equivalent() implements Verdict {}

        /** The step that was changed fails at once, without any row. */
        record Broken(String difference) implements Verdict {}

        /**
         * It differs.
         *
         * @param difference what differs first
         * @param shown the directions in which the mutant contradicts itself, so that somebody can see it who doesn't know
         *     what was meant; none if it is only another intention
         * @param sign by what it can be seen
         */
        record Fault(String difference, Set<Direction> shown, Sign sign) implements Verdict {

            /** Copies the set. */
            public Fault {
                shown = Set.copyOf(shown);
            }
        }
    }

    /**
     * Judges a mutant by its statements.
     *
     * @throws SQLException if a database can't be used
     */
    Verdict judge(Direction direction, Way mutant) throws SQLException {
        for (int i = 0; i < seeds.size(); i++) {
            if (i >= arenas.size()) {
                arenas.add(arena(seeds.get(i)));
            }
            Arena arena = arenas.get(i);
            Course course = arena.walk(mutant);
            Optional<String> difference = difference(arena, course);
            if (difference.isPresent()) {
                Optional<String> failure = failsAtOnce(direction, mutant, arena, course);
                if (failure.isPresent()) {
                    return new Verdict.Broken(failure.get());
                }
                Set<Direction> shown = shown(arena, course);
                Sign sign = shown.isEmpty() ? sign(mutant) : Sign.CONTRADICTION;
                return new Verdict.Fault(difference.get(), shown, sign);
            }
        }
        return new Verdict.Equivalent();
    }

    private static Optional<String> difference(Arena arena, Course course) {
        List<String> names =
                List.of("after the upgrade", "with rows", "after the downgrade", "after the second upgrade");
        for (int i = 0; i < names.size(); i++) {
            Optional<Leg> expected = arena.course.legs().get(i);
            Optional<Leg> found = course.legs().get(i);
            String name = names.get(i);
            if (expected.isEmpty() || found.isEmpty()) {
                continue;
            }
            if (expected.get().succeeded() != found.get().succeeded()) {
                return Optional.of(name + ": " + found.get().failure().orElse("it succeeds"));
            }
            Optional<String> difference = expected.get()
                    .dump()
                    .difference(found.get().dump(), arena.unsteady)
                    .or(() ->
                            Dump.differing(expected.get().session(), found.get().session()));
            if (difference.isPresent()) {
                return difference.map(what -> name + ": " + what);
            }
        }
        return Optional.empty();
    }

    private Optional<String> failsAtOnce(Direction direction, Way mutant, Arena arena, Course course)
            throws SQLException {
        Optional<Leg> leg = leg(direction, course);
        boolean fails = leg.filter(it -> !it.succeeded()).isPresent()
                && leg(direction, arena.course).filter(Leg::succeeded).isPresent();
        if (!fails) {
            return Optional.empty();
        }
        return leg(direction, withoutRows().walk(mutant)).flatMap(Leg::failure);
    }

    /** Whether it leads elsewhere though there are no rows but those of the history itself. */
    private Sign sign(Way mutant) throws SQLException {
        Arena arena = withoutRows();
        return difference(arena, arena.walk(mutant)).isPresent() ? Sign.STATE : Sign.ROWS;
    }

    private Arena withoutRows() throws SQLException {
        if (empty.isEmpty()) {
            empty = Optional.of(new Arena(ground(Optional.empty()), List.of()));
        }
        return empty.get();
    }

    private static Optional<Leg> leg(Direction direction, Course course) {
        return direction == Direction.UPGRADE ? Optional.of(course.up()) : course.down();
    }

    /** Where the mutant contradicts itself, or a step fails that went through. */
    private static Set<Direction> shown(Arena arena, Course course) {
        Set<Direction> shown = EnumSet.noneOf(Direction.class);
        Course original = arena.course;
        if (fails(original.up(), course.up()) || leaks(original.up(), course.up())) {
            shown.add(Direction.UPGRADE);
        }
        course.down().ifPresent(down -> original.down().ifPresent(expected -> {
            boolean other = !down.dump().catalogue().equals(course.before().catalogue())
                    && expected.dump().catalogue().equals(original.before().catalogue());
            Set<String> logs = new HashSet<>(original.logs(arena.named));
            logs.addAll(course.logs(arena.named));
            boolean rows = expected.dump()
                    .without(logs)
                    .differenceOfData(down.dump().without(logs), arena.unsteady)
                    .isPresent();
            if (fails(expected, down) || leaks(expected, down) || other || rows) {
                shown.add(Direction.DOWNGRADE);
            }
        }));
        course.again().ifPresent(again -> original.again().ifPresent(expected -> {
            boolean other = !again.dump().catalogue().equals(course.up().dump().catalogue())
                    && expected.dump().catalogue().equals(original.up().dump().catalogue());
            if (fails(expected, again) || other) {
                shown.add(Direction.UPGRADE);
                shown.add(Direction.DOWNGRADE);
            }
        }));
        return shown;
    }

    private static boolean fails(Leg expected, Leg found) {
        return expected.succeeded() && !found.succeeded();
    }

    private static boolean leaks(Leg expected, Leg found) {
        return !expected.session().equals(found.session());
    }

    /** The most rows with which the original goes through; none at all if it never does. */
    private Arena arena(long seed) throws SQLException {
        for (int rows : ROWS) {
            Ground ground = ground(Optional.of(RowGenerator.seeded(seed).withRowsPerTable(rows)));
            Optional<List<String>> inserts = inserts(ground, seed, rows);
            if (inserts.isPresent()) {
                return new Arena(ground, inserts.get());
            }
            ground.close();
        }
        Ground ground = ground(Optional.empty());
        return new Arena(ground, inserts(ground, seed, 1).orElse(List.of()));
    }

    private Ground ground(Optional<RowGenerator> generator) throws SQLException {
        try (Workplace place = bare().begin()) {
            if (generator.isPresent()) {
                fill(place, generator.get());
            }
            return place.ground();
        }
    }

    private Ground bare() {
        if (bare.isEmpty()) {
            try (Workplace place = walk.workplaceBefore(original.revision().id())) {
                bare = Optional.of(place.ground());
            }
        }
        return bare.get();
    }

    private static List<String> fill(Workplace place, RowGenerator generator) throws SQLException {
        try (Connection connection = place.source().getConnection()) {
            return generator.fill(connection, SchemaSnapshot.of(connection)).statements();
        }
    }

    /** The statements that insert rows after the upgrade; empty if the upgrade doesn't go through. */
    private Optional<List<String>> inserts(Ground ground, long seed, int rows) throws SQLException {
        try (Workplace place = ground.begin()) {
            Course up = Course.walk(
                    place,
                    database,
                    new Way(way.up(), Optional.empty(), way.transactional()),
                    new Dump(List.of(), Map.of(), List.of()),
                    List.of());
            if (!up.up().succeeded()) {
                return Optional.empty();
            }
            return Optional.of(fill(place, RowGenerator.seeded(seed + 1000).withRowsPerTable(rows)));
        }
    }

    @Override
    public void close() {
        arenas.forEach(Arena::close);
        empty.ifPresent(Arena::close);
        bare.ifPresent(Ground::close);
    }

    /** A state before the revision, and what the original does from there. */
    private final class Arena implements AutoCloseable {

        private final Ground ground;
        private final List<String> inserts;
        private final Dump before;
        private final Course course;
        private final Set<String> unsteady = new HashSet<>();
        private final Set<String> named = Course.names(way, database);

        Arena(Ground ground, List<String> inserts) throws SQLException {
            this.ground = ground;
            try (Workplace place = ground.begin();
                    Connection reader = place.newReader()) {
                this.before = Dump.of(reader, database);
            }
            List<String> given = inserts;
            Course first = walk(way, given);
            if (first.down().filter(down -> !down.succeeded()).isPresent()) {
                given = List.of();
                first = walk(way, given);
            }
            this.inserts = given;
            this.course = first;
            pause();
            Course second = walk(way, given);
            for (int i = 0; i < first.legs().size(); i++) {
                Optional<Leg> again = second.legs().get(i);
                first.legs()
                        .get(i)
                        .ifPresent(leg -> again.ifPresent(
                                other -> unsteady.addAll(leg.dump().columnsThatDiffer(other.dump()))));
            }
        }

        /** SQLite's clock has seconds, and what comes from it must differ between two runs. */
        private void pause() {
            if (database == DatabaseKind.SQLITE && Clock.isRead(way, before)) {
                Clock.waitForNextSecond();
            }
        }

        Course walk(Way other) throws SQLException {
            return walk(other, inserts);
        }

        private Course walk(Way other, List<String> rows) throws SQLException {
            try (Workplace place = ground.begin()) {
                return Course.walk(place, database, other, before, rows);
            }
        }

        @Override
        public void close() {
            ground.close();
        }
    }
}
