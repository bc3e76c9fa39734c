package dev.retort.junit.evidence;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Irreversible;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Four revisions whose way down takes a row away that the way up doesn't bring back; they count how often they ran. */
abstract class LossyRevision implements Migration {

    private static final Map<String, Integer> UPGRADES = new TreeMap<>();

    static final List<Class<? extends Migration>> ALL =
            List.of(Notes.class, First.class, Second.class, Third.class, Last.class);

    static Map<String, Integer> takeUpgrades() {
        Map<String, Integer> taken = new TreeMap<>(UPGRADES);
        UPGRADES.clear();
        return taken;
    }

    static void count(String name) {
        UPGRADES.merge(name, 1, Integer::sum);
    }

    private final String name;

    LossyRevision(String name) {
        this.name = name;
    }

    @Override
    public void upgrade(Operations op) {
        count(name);
        op.execute("CREATE TABLE " + name + " (id integer)");
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("DROP TABLE " + name);
        op.execute("DELETE FROM notes WHERE id = (SELECT min(id) FROM notes)");
    }

    /** Its rows are what the others lose. */
    @Irreversible("the others need rows")
    @Revision(id = "n0", message = "notes")
    static final class Notes implements Migration {

        @Override
        public void upgrade(Operations op) {
            count("notes");
            op.execute("CREATE TABLE notes (id integer NOT NULL PRIMARY KEY)");
            op.execute("INSERT INTO notes VALUES (1), (2), (3), (4), (5)");
        }
    }

    @Revision(id = "l1", down = "n0", message = "first")
    static final class First extends LossyRevision {
        First() {
            super("first");
        }
    }

    @Revision(id = "l2", down = "l1", message = "second")
    static final class Second extends LossyRevision {
        Second() {
            super("second");
        }
    }

    @Revision(id = "l3", down = "l2", message = "third")
    static final class Third extends LossyRevision {
        Third() {
            super("third");
        }
    }

    @Revision(id = "l4", down = "l3", message = "last")
    static final class Last extends LossyRevision {
        Last() {
            super("last");
        }
    }
}
