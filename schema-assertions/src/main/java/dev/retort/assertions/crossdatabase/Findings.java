package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.difference.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers differences; each shows the texts as the databases have them. */
final class Findings {

    private static final Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.path().parts().get(0))
            .thenComparing(Change::path)
            .thenComparing(Change::objectKind);

    private final List<Change> changes = new ArrayList<>();

    List<Change> sorted() {
        return changes.stream().sorted(ORDER).toList();
    }

    void onlySqlite(ObjectKind kind, ObjectPath path, String shown) {
        changes.add(
                new Change(Change.Kind.MISSING, kind, path, Optional.empty(), Optional.of(shown), Optional.empty()));
    }

    void onlyPostgresql(ObjectKind kind, ObjectPath path, String shown) {
        changes.add(
                new Change(Change.Kind.UNEXPECTED, kind, path, Optional.empty(), Optional.empty(), Optional.of(shown)));
    }

    void changed(ObjectKind kind, ObjectPath path, String attribute, String sqlite, String postgresql) {
        changes.add(new Change(
                Change.Kind.CHANGED,
                kind,
                path,
                Optional.of(attribute),
                Optional.of(sqlite).filter(text -> !text.isEmpty()),
                Optional.of(postgresql).filter(text -> !text.isEmpty())));
    }

    /** A difference if the texts that are shown aren't the same. */
    void compare(ObjectKind kind, ObjectPath path, String attribute, String sqlite, String postgresql) {
        if (!sqlite.equals(postgresql)) {
            changed(kind, path, attribute, sqlite, postgresql);
        }
    }
}
