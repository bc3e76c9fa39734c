package dev.retort.junit.nightly;

import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.Setup;
import dev.retort.junit.history.Setup.SetupDataSource;
import dev.retort.revision.Step;
import dev.retort.run.RunListener;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Something that is another when a migration runs elsewhere or later, and must not show in its result. */
enum Variation {
    /** Nothing but the moment: a clock with small steps, chance. */
    ANOTHER_RUN("in another run"),
    /** The session's time zone, one in which it is the same day. */
    ANOTHER_ZONE("in another time zone"),
    /** The day: SQLite's clock; on PostgreSQL a time zone in which it is another day, which comes after the other. */
    ANOTHER_DAY("on another day"),
    /** The order in which tables hold their rows. */
    ANOTHER_ORDER("with the rows in another order"),
    /** The locale of the JVM, for a migration that is code. */
    ANOTHER_LOCALE("in another locale of the JVM");

    private static final Object LOCALE = new Object();
    private static final Locale TURKISH = Locale.forLanguageTag("tr-TR");

    private final String words;

    Variation(String words) {
        this.words = words;
    }

    /** Continues a sentence, such as {@code on another day}. */
    String words() {
        return words;
    }

    /** Whether it can be had for a revision on a database. */
    boolean applies(RevisionScript script, DatabaseKind kind) {
        return switch (this) {
            case ANOTHER_ZONE -> kind == DatabaseKind.POSTGRESQL;
            case ANOTHER_LOCALE -> isCode(script);
            default -> true;
        };
    }

    private static boolean isCode(RevisionScript script) {
        return script.origin()
                .path()
                .map(path -> !path.toString().endsWith(".sql"))
                .orElse(true);
    }

    /** Runs a step under it. */
    StepRun run(Step step, Workplace place, Scene scene) {
        return run(Set.of(this), step, place, scene);
    }

    /** Runs a step under several at once. */
    static StepRun run(Set<Variation> all, Step step, Workplace place, Scene scene) {
        try {
            if (all.contains(ANOTHER_ORDER) && scene.kind() == DatabaseKind.POSTGRESQL) {
                RowOrder.reverse(place.source());
            }
        } catch (SQLException e) {
            throw Workplace.unreachable(e);
        }
        SetupDataSource source = new SetupDataSource(
                place.source(),
                place.source()::getConnection,
                all.stream()
                        .sorted()
                        .flatMap(one -> one.onConnect(scene.kind()).stream())
                        .map(work -> Setup.of(scene.kind(), Setup.When.EACH_CONNECTION, work))
                        .toList());
        return all.contains(ANOTHER_LOCALE)
                ? elsewhere(step, source, scene)
                : scene.walk().history().run(step, source, new RunListener() {});
    }

    /** A locale is the whole JVM's, so one at a time changes it, and only for a migration that is code. */
    private static StepRun elsewhere(Step step, SetupDataSource source, Scene scene) {
        synchronized (LOCALE) {
            Locale usual = Locale.getDefault();
            Locale.setDefault(TURKISH);
            try {
                return scene.walk().history().run(step, source, new RunListener() {});
            } finally {
                Locale.setDefault(usual);
            }
        }
    }

    private Optional<Setup.Work> onConnect(DatabaseKind kind) {
        if (kind == DatabaseKind.SQLITE) {
            return switch (this) {
                case ANOTHER_DAY -> Optional.of(ShiftedClock::install);
                case ANOTHER_ORDER -> Optional.of(statement("PRAGMA reverse_unordered_selects = ON"));
                default -> Optional.empty();
            };
        }
        return switch (this) {
            // 26 hours from one to the other, so that in one of them it is another day than wherever this runs
            case ANOTHER_DAY ->
                Optional.of(statement("SET TIME ZONE '" + zone(false, "Pacific/Kiritimati", "Etc/GMT+12") + "'"));
            case ANOTHER_ZONE ->
                Optional.of(statement("SET TIME ZONE '" + zone(true, "Asia/Kathmandu", "America/St_Johns") + "'"));
            default -> Optional.empty();
        };
    }

    /** The first zone in which it is the same day as in this JVM's, which is the session's by default, or isn't. */
    private static String zone(boolean sameDay, String first, String second) {
        LocalDate here = LocalDate.now(ZoneId.systemDefault());
        return LocalDate.now(ZoneId.of(first)).equals(here) == sameDay ? first : second;
    }

    private static Setup.Work statement(String sql) {
        return connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        };
    }
}
