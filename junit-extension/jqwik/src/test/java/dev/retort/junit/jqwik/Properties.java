package dev.retort.junit.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.MigrationRun;
import dev.retort.junit.MigrationTest;
import dev.retort.junit.RowsAt;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Classes with properties, which {@link RowsTest} runs: some of them are meant to fail. */
final class Properties {

    static final Set<DatabaseKind> SEEN = EnumSet.noneOf(DatabaseKind.class);
    static final List<Rows> FAILED = new ArrayList<>();

    private Properties() {}

    @MigrationTest(scripts = "classpath:db/shop")
    static class Holding {

        @Property(tries = 8)
        void everyRowIsThereAndComesBack(@ForAll @RowsAt("001") Rows rows) {
            SEEN.add(rows.database());
            MigrationRun run = rows.run();
            assertThat(run.rows("people"))
                    .hasSize(rows.of(table(rows, "people")).size());
            assertThat(run.rows("pets")).isNotEmpty();
            run.retort().upgrade("002");
            run.retort().downgrade("001");
            assertThat(run.rows("people"))
                    .hasSize(rows.of(table(rows, "people")).size());
        }

        @Property(tries = 4)
        void eachRunIsOfItsOwn(@ForAll @RowsAt("001") Rows rows, @ForAll @RowsAt(revision = "002") Rows others) {
            assertThat(others.database()).isNotNull();
            MigrationRun first = rows.run();
            first.insert().execute("DELETE FROM pets");
            assertThat(rows.run().rows("pets"))
                    .hasSize(rows.of(table(rows, "pets")).size());
        }

        private static String table(Rows rows, String name) {
            return rows.database() == DatabaseKind.POSTGRESQL ? "public." + name : name;
        }
    }

    @MigrationTest(scripts = "classpath:db/shop")
    static class Broken {

        @Property(tries = 30)
        void nicksComeBack(@ForAll @RowsAt("001") Rows rows) {
            MigrationRun run = rows.run();
            var before = run.rows("people");
            run.retort().upgrade("002");
            run.retort().downgrade("001");
            if (!run.rows("people").equals(before)) {
                FAILED.add(rows);
            }
            assertThat(run.rows("people")).isEqualTo(before);
        }
    }

    @MigrationTest(scripts = "classpath:db/shop")
    static class Mistaken {

        @Property(tries = 1)
        void noRevision(@ForAll Rows rows) {
            throw new AssertionError("never called with " + rows);
        }

        @Property(tries = 1)
        void unknownRevision(@ForAll @RowsAt("7") Rows rows) {
            throw new AssertionError("never called with " + rows);
        }
    }

    static class Unannotated {

        @Property(tries = 1)
        void noMigrations(@ForAll @RowsAt("001") Rows rows) {
            throw new AssertionError("never called with " + rows);
        }
    }
}
