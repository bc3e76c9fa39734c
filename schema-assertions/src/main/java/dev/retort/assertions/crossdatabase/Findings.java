package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.difference.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers differences; each shows the texts as the databases have them. */
final class Findings {

    private final List<Change> changes = new ArrayList<>();

    List<Change> sorted() {
        return changes.stream().sorted(Change.ORDER).toList();
    }

    void onlySqlite(ObjectKind kind, ObjectPath path, String shown) {
        changes.add(Change.missing(kind, path, shown));
    }

    void onlyPostgresql(ObjectKind kind, ObjectPath path, String shown) {
        changes.add(Change.unexpected(kind, path, shown));
    }

    void changed(ObjectKind kind, ObjectPath path, String attribute, String sqlite, String postgresql) {
        changes.add(Change.changed(kind, path, attribute, there(sqlite), there(postgresql)));
    }

    private static Optional<String> there(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    /** A difference if the texts that are shown aren't the same. */
    void compare(ObjectKind kind, ObjectPath path, String attribute, String sqlite, String postgresql) {
        if (!sqlite.equals(postgresql)) {
            changed(kind, path, attribute, sqlite, postgresql);
        }
    }
}
