package dev.retort.dialect.sqlite.session;

import dev.retort.dialect.SessionLeak;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts back what migrations change on the connection, and keeps what that was. Only a few statements can do that, none of
 * which stands in a trigger or a function; it looks before the first of them and at the revision's end.
 */
final class SessionWatch {

    /** Possessive, since a choice repeated any other way takes a frame of the stack for each time. */
    private static final Pattern CHANGING = Pattern.compile(
            "(?:\\s|--[^\n]*+(?:\n|$)|/\\*.*?\\*/)*+(?:PRAGMA|ATTACH|DETACH)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern TEMPORARY = Pattern.compile("TEMP(?<=\\bTEMP)(?:ORARY)?\\b", Pattern.CASE_INSENSITIVE);

    private final Pragmas pragmas;
    private final List<String> more;
    private final List<String> afterwards = new ArrayList<>();
    private final List<SessionLeak> leaks = new ArrayList<>();
    private Optional<SessionState> before = Optional.empty();
    private boolean suspected;

    /**
     * A watch that begins now.
     *
     * @param more pragmas that are watched beside those of {@link SessionState}
     */
    SessionWatch(Pragmas pragmas, List<String> more) {
        this.pragmas = pragmas;
        this.more = more;
    }

    void beforeStatement(String sql) throws SQLException {
        if (CHANGING.matcher(sql).lookingAt() || TEMPORARY.matcher(sql).find()) {
            if (before.isEmpty()) {
                before = Optional.of(SessionState.of(pragmas, more));
            }
            suspected = true;
        }
    }

    /** Puts back what can be put back now; the rest follows in {@link #ended}. */
    List<String> putBack(boolean inTransaction) throws SQLException {
        if (!suspected || before.isEmpty()) {
            return List.of();
        }
        suspected = false;
        SessionState then = before.get();
        SessionState now = SessionState.of(pragmas, more);
        List<String> statements = new ArrayList<>();
        for (String name : then.changedSettings(now)) {
            statements.add(then.restoring(name));
            leaks.add(new SessionLeak(
                    name, then.settings().getOrDefault(name, ""), now.settings().getOrDefault(name, "")));
        }
        for (String what : then.addedObjects(now)) {
            statements.add(now.objects().getOrDefault(what, ""));
            leaks.add(SessionLeak.object(what));
        }
        if (inTransaction) {
            statements.stream().filter(SessionState::needsNoTransaction).forEach(afterwards::add);
            statements.removeIf(SessionState::needsNoTransaction);
        }
        for (String sql : statements) {
            pragmas.run(sql);
        }
        return statements;
    }

    /** No transaction is open any more. */
    void ended() throws SQLException {
        List<String> due = List.copyOf(afterwards);
        afterwards.clear();
        for (String sql : due) {
            pragmas.run(sql);
        }
    }

    List<SessionLeak> leaks() {
        List<SessionLeak> found = List.copyOf(leaks);
        leaks.clear();
        return found;
    }
}
