package dev.retort.junit.nightly;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sqlite.Function;

/**
 * Lets SQLite's functions of time, and {@code CURRENT_TIMESTAMP} and its like, which are functions too, answer as of forty
 * days later. Everything but {@code 'now'} is answered by SQLite itself, on another connection; see
 * <a href="https://www.sqlite.org/lang_datefunc.html">date and time functions</a>.
 */
final class ShiftedClock {

    /** Else it is refused in indexes, checks and generated columns. */
    private static final int FLAGS = Function.FLAG_DETERMINISTIC;

    private static final int DAYS = 40;
    private static final List<String> FUNCTIONS =
            List.of("date", "time", "datetime", "julianday", "unixepoch", "strftime");
    private static final Map<String, String> WORDS =
            Map.of("current_timestamp", "datetime", "current_date", "date", "current_time", "time");

    private ShiftedClock() {}

    static void install(Connection connection) throws SQLException {
        for (String name : FUNCTIONS) {
            Function.create(connection, name, new Answer(name, name.equals("strftime") ? 1 : 0), -1, FLAGS);
        }
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            Function.create(connection, word.getKey(), new Answer(word.getValue(), 0), 0, FLAGS);
        }
    }

    private static String later() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().plus(DAYS, ChronoUnit.DAYS));
    }

    /** A function of SQLite's, asked elsewhere. */
    private static final class Answer extends Function {

        private final String function;
        private final int time;

        Answer(String function, int time) {
            this.function = function;
            this.time = time;
        }

        @Override
        protected void xFunc() throws SQLException {
            List<Optional<String>> arguments = new ArrayList<>();
            for (int i = 0; i < args(); i++) {
                arguments.add(Optional.ofNullable(value_text(i)));
            }
            if (arguments.size() == time) {
                arguments.add(Optional.of("now"));
            }
            if (arguments.get(time).filter("now"::equalsIgnoreCase).isPresent()) {
                arguments.set(time, Optional.of(later()));
            }
            answer(arguments);
        }

        private void answer(List<Optional<String>> arguments) throws SQLException {
            String marks = "?, ".repeat(arguments.size() - 1) + "?";
            try (Connection other = DriverManager.getConnection("jdbc:sqlite::memory:");
                    PreparedStatement query = other.prepareStatement("SELECT " + function + "(" + marks + ")")) {
                for (int i = 0; i < arguments.size(); i++) {
                    query.setString(i + 1, arguments.get(i).orElse(null));
                }
                try (ResultSet row = query.executeQuery()) {
                    give(row.getObject(1));
                }
            }
        }

        private void give(Object value) throws SQLException {
            if (value instanceof Double number) {
                result(number);
            } else if (value instanceof Number number) {
                result(number.longValue());
            } else if (value instanceof String text) {
                result(text);
            } else {
                result();
            }
        }
    }
}
