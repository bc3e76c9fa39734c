package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.SessionLeak;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.dialect.postgresql.text.SessionWords;
import dev.retort.error.RetortException;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts back what migrations change in the session, and keeps what that was. It looks only where a statement may have
 * changed something: once before it and once at the revision's end.
 *
 * <p>In a transaction of our own {@code SET LOCAL} is as good as any, and no look tells it from {@code SET}. So the change
 * is only covered there, for the version rows' sake, by {@code SET LOCAL} in turn; what shows again after the commit is
 * what was left behind.
 *
 * <p>Nothing lists the settings that no extension knows, such as {@code my.tenant}: their names are read from statements and
 * from the bodies of routines. What {@code currval} and {@code lastval} give can't be read without failing, so it is
 * forgotten after each revision.
 */
final class SessionWatch {

    /** Routines that a statement may call and that may change settings; bodies that the server has parsed are in no text. */
    private static final String ROUTINES =
            """
            SELECT p.prosrc FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND p.prosrc ~* '\\mset(_config)?\\M.*\\.'""";

    private final Connection connection;
    private final boolean joined;
    private final Map<String, String> limits;
    private final Set<String> told = new HashSet<>();
    private Optional<SessionState> inside = Optional.empty();
    private Optional<SessionState> outside = Optional.empty();
    private List<SessionLeak> leaks = List.of();
    private boolean suspected;
    private boolean lookAgain;
    private boolean goesOn;
    private final Map<String, String> customs = new LinkedHashMap<>();
    private boolean knowsRoutines;
    private boolean drawsNumbers;
    private boolean unlocks;
    private boolean failed;
    private final Set<String> retaken = new LinkedHashSet<>();

    /**
     * A watch that begins now, outside of a transaction unless that is the caller's.
     *
     * @param joined whether the transaction is the caller's, who ends it
     */
    SessionWatch(Connection connection, boolean joined) throws SQLException {
        this.connection = connection;
        this.joined = joined;
        this.limits = SessionState.limits(connection);
    }

    private boolean isInside() throws SQLException {
        return joined || !connection.getAutoCommit();
    }

    void beforeStatement(String sql) throws SQLException {
        if (unlocks) {
            unlocks = false;
            SessionState now = SessionState.of(connection, List.of());
            retake(before(isInside(), now), now);
        }
        drawsNumbers = drawsNumbers || SessionWords.mayDraw(sql);
        noteCustoms(SessionWords.customSettings(sql));
        if (!SessionWords.mayChange(sql)) {
            return;
        }
        if (!knowsRoutines) {
            knowsRoutines = true;
            Set<String> names = new TreeSet<>();
            new Query(connection, ROUTINES).each(row -> names.addAll(SessionWords.customSettings(row.getString(1))));
            noteCustoms(names);
        }
        lookAgain |= SessionWords.mayListen(sql);
        unlocks = SessionWords.mayUnlock(sql);
        if (isInside() && inside.isEmpty()) {
            inside = Optional.of(SessionState.of(connection, customs.keySet()));
        } else if (!isInside() && outside.isEmpty()) {
            outside = Optional.of(SessionState.of(connection, customs.keySet()));
        }
        suspected = true;
    }

    /** Remembers what settings are before the first statement that may change them. */
    private void noteCustoms(Set<String> names) throws SQLException {
        List<String> unknown =
                names.stream().filter(name -> !customs.containsKey(name)).toList();
        customs.putAll(SessionState.customs(connection, unknown));
    }

    List<String> putBack(boolean transactionEnds) throws SQLException {
        if (drawsNumbers) {
            drawsNumbers = false;
            Query.run(connection, "DISCARD SEQUENCES");
        }
        if (!suspected) {
            return List.of();
        }
        suspected = false;
        unlocks = false;
        boolean within = isInside();
        goesOn = within && !joined && !transactionEnds;
        SessionState now = SessionState.of(connection, customs.keySet());
        SessionState before = before(within, now);
        retake(before, now);
        if (!within || joined || goesOn) {
            List<String> objects = before.addedObjects(now);
            objects.removeIf(what -> within && what.startsWith(SessionState.LOCK));
            lookAgain |= goesOn && !before.changedSettings(now).isEmpty();
            return restore(before, now, goesOn, objects);
        }
        lookAgain |= !before.changedSettings(now).isEmpty()
                || !before.addedObjects(now).isEmpty();
        List<String> statements = restore(before, now, true, List.of());
        leaks = List.of();
        return statements;
    }

    /**
     * Takes the locks again that were let go, at once and whatever becomes of the transaction. One of them may be the run's
     * own, another the caller's.
     *
     * @throws RetortException code {@code lock-lost} if another session has one now, unless the revision has failed anyway
     */
    private void retake(SessionState before, SessionState now) throws SQLException {
        for (Map.Entry<String, String> lock : before.lostLocks(now).entrySet()) {
            if (new Query(connection, lock.getValue()).get(row -> row.getBoolean(1))) {
                retaken.add(lock.getKey());
            } else if (!failed) {
                throw new RetortException(
                        LockSession.lost().with("let go by the revision, and taken by another session", lock.getKey()));
            }
        }
    }

    private SessionState before(boolean within, SessionState now) {
        SessionState before = within
                ? inside.orElseGet(() -> outside.orElse(now).limited(now.settings()))
                : outside.orElseGet(() -> inside.orElse(now).limited(limits));
        return before.with(customs);
    }

    /** Looks at what the transaction left, now that it is committed. */
    void committed() throws SQLException {
        if (lookAgain) {
            lookAgain = false;
            SessionState now = SessionState.of(connection, customs.keySet());
            SessionState before = before(false, now);
            restore(before, now, false, before.addedObjects(now));
            leaks = leaks.stream().filter(leak -> !told.contains(leak.what())).toList();
        }
        told.clear();
        goesOn = false;
    }

    /** What SQL did in the transaction is undone; the rest is looked at when it is put back. */
    void rolledBack() {
        failed = true;
        unlocks = false;
        lookAgain = false;
        leaks = List.of();
        told.clear();
        goesOn = false;
    }

    List<SessionLeak> leaks() {
        List<SessionLeak> found = new ArrayList<>(leaks);
        retaken.forEach(lock -> found.add(new SessionLeak(lock, "held", "let go")));
        retaken.clear();
        leaks = List.of();
        if (goesOn) {
            found.forEach(leak -> told.add(leak.what()));
        }
        return found;
    }

    private List<String> restore(SessionState before, SessionState now, boolean local, List<String> objects)
            throws SQLException {
        Map<String, String> after = new LinkedHashMap<>();
        for (String name : before.changedSettings(now)) {
            after.put(name, now.settings().containsKey(name) ? now.settings().get(name) : shown(name));
        }
        List<String> statements = new ArrayList<>();
        for (String name : after.keySet()) {
            statements.add(restoring(name, Optional.ofNullable(before.settings().get(name)), local));
        }
        objects.forEach(what -> statements.add(now.objects().get(what)));
        for (String sql : statements) {
            Query.run(connection, sql);
        }
        List<SessionLeak> found = new ArrayList<>();
        for (Map.Entry<String, String> setting : after.entrySet()) {
            String restored = shown(setting.getKey());
            if (!restored.equals(setting.getValue())) {
                found.add(new SessionLeak(setting.getKey(), restored, setting.getValue()));
            }
        }
        objects.forEach(what -> found.add(SessionLeak.object(what)));
        leaks = List.copyOf(found);
        return statements;
    }

    private static String restoring(String name, Optional<String> value, boolean local) {
        if (value.isPresent()) {
            return "SELECT set_config(" + Literals.text(name) + ", " + Literals.text(value.get()) + ", " + local + ")";
        }
        return local ? "SET LOCAL " + name + " TO DEFAULT" : "RESET " + name;
    }

    private String shown(String name) throws SQLException {
        return new Query(connection, "SELECT coalesce(current_setting(?, true), '')", name)
                .get(row -> row.getString(1));
    }
}
