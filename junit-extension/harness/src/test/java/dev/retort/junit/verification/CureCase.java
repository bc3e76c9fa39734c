package dev.retort.junit.verification;

import dev.retort.junit.finding.Cure;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A history in which a cure is advised, and how the advice is followed.
 *
 * @param kind the cure
 * @param database on which database
 * @param of what it is about, to tell apart the cases of one cure
 * @param history writes the faulty history
 * @param given rows, declarations and the like
 * @param says what the cure says, in its words or in its SQL
 * @param followed follows the advice in the files, with the SQL of the cure
 * @param givenThen rows, declarations and the like, after the advice was followed
 */
record CureCase(
        Cure.Kind kind,
        String database,
        String of,
        UnaryOperator<SmallHistory> history,
        UnaryOperator<MigrationVerification> given,
        String says,
        BiFunction<SmallHistory, List<String>, SmallHistory> followed,
        UnaryOperator<MigrationVerification> givenThen) {

    static final String USERS = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));";

    /** A revision behind one that makes the table users. */
    record Change(
            Cure.Kind kind, String database, String of, String more, String undo, String upgrade, String downgrade) {

        /** The cure's SQL goes to the end of the downgrade. */
        CureCase curedBySql(String says) {
            return cured(says, (history, sql) -> write(history, upgrade, downgrade + "\n" + joined(sql)));
        }

        /** The cure's SQL goes to the end of the upgrade. */
        CureCase curedBySqlInUpgrade(String says) {
            return cured(says, (history, sql) -> write(history, upgrade + "\n" + joined(sql), downgrade));
        }

        /** The cure's SQL goes to the end of both. */
        CureCase curedBySqlInBoth(String says) {
            return cured(
                    says,
                    (history, sql) -> write(history, upgrade + "\n" + joined(sql), downgrade + "\n" + joined(sql)));
        }

        /** A person writes the downgrade that the cure asks for. */
        CureCase curedBy(String says, String goodDowngrade) {
            return curedBy(says, upgrade, goodDowngrade);
        }

        /** A person writes what the cure asks for. */
        CureCase curedBy(String says, String goodUpgrade, String goodDowngrade) {
            return cured(says, (history, sql) -> write(history, goodUpgrade, goodDowngrade));
        }

        /** A person declares what the cure asks for. */
        CureCase declared(String says, UnaryOperator<MigrationVerification> declaration) {
            CureCase plain = cured(says, (history, sql) -> history);
            return new CureCase(
                    kind, database, of, plain.history(), plain.given(), says, plain.followed(), declaration);
        }

        private CureCase cured(String says, BiFunction<SmallHistory, List<String>, SmallHistory> followed) {
            return new CureCase(
                    kind,
                    database,
                    of,
                    history -> write(history, upgrade, downgrade),
                    it -> it,
                    says,
                    followed,
                    it -> it);
        }

        private SmallHistory write(SmallHistory history, String up, String down) {
            return history.revision("r1", "none", USERS + more, undo + "DROP TABLE users;")
                    .revision("r2", "r1", up, down);
        }

        private static String joined(List<String> sql) {
            return String.join(";\n", sql) + ";";
        }
    }

    static Change of(Cure.Kind kind, String database, String of, String upgrade, String downgrade) {
        return new Change(kind, database, of, "", "", upgrade, downgrade);
    }

    static Change of(
            Cure.Kind kind, String database, String of, String more, String undo, String upgrade, String downgrade) {
        return new Change(kind, database, of, more, undo, upgrade, downgrade);
    }

    /** A copy with rows that are there before and after. */
    CureCase with(UnaryOperator<MigrationVerification> rows) {
        return new CureCase(
                kind,
                database,
                of,
                history,
                it -> given.apply(rows.apply(it)),
                says,
                followed,
                it -> givenThen.apply(rows.apply(it)));
    }

    /** A copy with something that is there only before the advice was followed. */
    CureCase withAtFirst(UnaryOperator<MigrationVerification> wrong) {
        return new CureCase(kind, database, of, history, it -> given.apply(wrong.apply(it)), says, followed, givenThen);
    }

    MigrationVerification faulty(Path folder) {
        return given.apply(history.apply(SmallHistory.in(folder)).verification(database));
    }

    MigrationVerification cured(Path folder, List<String> sql) {
        return givenThen.apply(followed.apply(SmallHistory.in(folder), sql).verification(database));
    }

    @Override
    public String toString() {
        return kind + ", " + of + ", on " + database;
    }
}
