package dev.retort.junit.generation;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What triggers want, as far as it can be read: {@code WHEN … RAISE(ABORT)} of SQLite, {@code IF … THEN RAISE EXCEPTION} of
 * PL/pgSQL. The condition that raises must not be true. Only wishes: what can't be read so, the server tells.
 */
final class TriggerRules {

    private static final Pattern WHEN = Pattern.compile("(?is).*?\\bwhen\\b(.*?)\\bbegin\\s+select\\s+raise\\s*\\(.*");
    private static final Pattern WHERE =
            Pattern.compile("(?is)\\bselect\\s+raise\\s*\\(\\s*(?:abort|fail|rollback)\\b[^;]*?\\)\\s*where\\b(.*?);");
    private static final Pattern CASE =
            Pattern.compile("(?is)\\bselect\\s+case\\s+when\\b(.*?)\\bthen\\s+raise\\s*\\(.*?\\bend\\b");
    private static final Pattern IF = Pattern.compile(
            "(?is)\\b(?:if|elsif)\\b((?:(?!\\bthen\\b|\\bif\\b|;).)*?)\\bthen\\s+raise\\b\\s*(?!notice|warning|info|debug|log)");
    private static final Pattern FUNCTION = Pattern.compile("(?is).*\\bexecute (?:function|procedure) ([^(]+)\\(.*");

    private final SchemaSnapshot schema;
    private final RuleReader reader;
    private final DatabaseKind database;

    TriggerRules(SchemaSnapshot schema, RuleReader reader, DatabaseKind database) {
        this.schema = schema;
        this.reader = reader;
        this.database = database;
    }

    /** Conditions, each the opposite of one that raises. */
    List<Rule> of(List<SchemaObject> triggers) {
        List<Rule> rules = new ArrayList<>();
        for (SchemaObject trigger : triggers) {
            String definition = trigger.attribute("definition").orElse("");
            if (database == DatabaseKind.SQLITE) {
                add(trigger, definition, WHEN, rules);
                add(trigger, definition, WHERE, rules);
                add(trigger, definition, CASE, rules);
            } else {
                body(definition).ifPresent(body -> add(trigger, body, IF, rules));
            }
        }
        return rules;
    }

    private void add(SchemaObject trigger, String text, Pattern pattern, List<Rule> rules) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String condition = matcher.group(1).strip();
            Rule rule = reader.read(
                    "trigger " + trigger.name(), trigger.name(), "not coalesce((" + condition + "), false)");
            if (!rule.columns().isEmpty() && !condition.toLowerCase(Locale.ROOT).contains("old.")) {
                rules.add(rule);
            }
        }
    }

    /** The text of the function that a PostgreSQL trigger runs. */
    private Optional<String> body(String definition) {
        Matcher function = FUNCTION.matcher(definition);
        return function.matches()
                ? find(PostgresTypes.plain(function.group(1))).flatMap(found -> found.attribute("body"))
                : Optional.empty();
    }

    private Optional<SchemaObject> find(String function) {
        return schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.FUNCTION)
                .filter(object -> String.join(".", object.path().parts()).equals(function + "()"))
                .findFirst();
    }
}
