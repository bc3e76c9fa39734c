package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;

/** Triggers by name: when they run and on what; not what they do, which PostgreSQL has in a function. */
final class TriggerComparison {

    private final TablePair pair;
    private final Findings findings;

    TriggerComparison(TablePair pair, Findings findings) {
        this.pair = pair;
        this.findings = findings;
    }

    void compare() {
        Portable.pair(
                Portable.byName(pair.sqlite().children(ObjectKind.TRIGGER)),
                Portable.byName(pair.postgresql().children(ObjectKind.TRIGGER)),
                trigger -> findings.onlySqlite(
                        ObjectKind.TRIGGER,
                        pair.inside(trigger.name()),
                        text(trigger, pair.onSqlite()).shown()),
                trigger -> findings.onlyPostgresql(
                        ObjectKind.TRIGGER,
                        pair.inside(trigger.name()),
                        text(trigger, pair.onPostgresql()).shown()),
                this::compare);
    }

    private static TriggerText text(SchemaObject trigger, Expressions expressions) {
        return TriggerText.read(trigger.attribute("definition").orElse(""), expressions);
    }

    private void compare(SchemaObject left, SchemaObject right) {
        TriggerText here = text(left, pair.onSqlite());
        TriggerText there = text(right, pair.onPostgresql());
        compare(left, "events", here.events(), there.events());
        compare(left, "for each", here.level(), there.level());
        compare(left, "condition", here.condition(), there.condition());
        compare(left, "enabled", "yes", right.attribute("enabled").orElse("yes"));
    }

    private void compare(SchemaObject trigger, String attribute, String left, String right) {
        findings.compare(ObjectKind.TRIGGER, pair.inside(trigger.name()), attribute, left, right);
    }
}
