package dev.retort.junit.jqwik;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.RowsAt;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Provides {@link Rows} for parameters with {@code @ForAll @RowsAt("…")}. */
public final class RowsProvider implements ArbitraryProvider {

    /** A provider without state. */
    public RowsProvider() {}

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return targetType.isOfType(Rows.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        RowsAt at = targetType
                .findAnnotation(RowsAt.class)
                .orElseThrow(() -> new RetortException(Problem.of(
                                "no-revision", "a parameter of type Rows names no revision")
                        .cure("write @ForAll @RowsAt(\"4f2c\") Rows rows, with the revision's id or the start of it")));
        return Set.of(new RowsArbitrary(at.value().isEmpty() ? at.revision() : at.value()));
    }

    /**
     * All sets of rows at a revision, on each of the databases, which are known when the first is drawn.
     *
     * @param revision its id, or the start of it
     */
    private record RowsArbitrary(String revision) implements Arbitrary<Rows> {

        @Override
        public RandomGenerator<Rows> generator(int genSize) {
            return random -> {
                List<RowsDatabase> databases = DatabasesHook.databases(revision);
                return drawn(databases.get(random.nextInt(databases.size())), random.nextLong());
            };
        }

        private static Shrinkable<Rows> drawn(RowsDatabase database, long seed) {
            return new ShrinkableRows(database.draw(seed));
        }

        /** The first seed on each database, so that even a few tries meet all of them. */
        @Override
        public EdgeCases<Rows> edgeCases(int maxEdgeCases) {
            return EdgeCases.fromSuppliers(IntStream.range(0, Math.min(maxEdgeCases, DatabaseKind.values().length))
                    .<Supplier<Shrinkable<Rows>>>mapToObj(i -> () -> {
                        List<RowsDatabase> databases = DatabasesHook.databases(revision);
                        return drawn(databases.get(i % databases.size()), 0);
                    })
                    .toList());
        }

        /** Rows belong to databases of one run. */
        @Override
        public boolean isGeneratorMemoizable() {
            return false;
        }
    }

    /**
     * Rows that know simpler ones.
     *
     * @param value the rows
     */
    private record ShrinkableRows(Rows value) implements Shrinkable<Rows> {

        @Override
        public Stream<Shrinkable<Rows>> shrink() {
            return value.simpler().map(ShrinkableRows::new);
        }

        @Override
        public ShrinkingDistance distance() {
            long values = 0;
            long length = 0;
            for (var row : value.all()) {
                for (String literal : row.values().values()) {
                    values += literal.equals("NULL") ? 0 : 1;
                    length += literal.length();
                }
            }
            return ShrinkingDistance.of(value.all().size(), values, length);
        }
    }
}
