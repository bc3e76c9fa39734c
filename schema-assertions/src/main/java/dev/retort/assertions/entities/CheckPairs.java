package dev.retort.assertions.entities;

import dev.retort.assertions.expression.Canonical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Scope;
import dev.retort.assertions.expression.ValueKind;
import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks of a table on both sides. Those that list the values of a column are matched by the column, others by what
 * they mean, then by name. Hibernate makes a list for each enum and discriminator; a table without it takes more values
 * than the entities have, which harms nobody.
 */
final class CheckPairs {

    private final DatabaseKind database;
    private final Side wantedSide;
    private final Side actualSide;

    CheckPairs(Database database, SchemaObject wantedTable, SchemaObject actualTable) {
        this.database = database.kind();
        this.wantedSide = new Side(wantedTable);
        this.actualSide = new Side(actualTable);
    }

    void addTo(List<SchemaObject> wanted, List<SchemaObject> actual) {
        wantedSide.lists.values().stream()
                .filter(list -> !list.check().serverMadeName() || actualSide.lists.containsKey(list.column()))
                .forEach(list -> wanted.add(list.part()));
        actualSide.lists.values().forEach(list -> actual.add(list.part()));
        wanted.addAll(wantedSide.without(actualSide));
        actual.addAll(actualSide.without(wantedSide));
    }

    /** The checks of one side, read. */
    private final class Side {

        private final Map<String, ValueList> lists = new LinkedHashMap<>();
        private final Map<SchemaObject, Expression> rest = new LinkedHashMap<>();

        Side(SchemaObject table) {
            Canonical canonical = new Canonical(database, scope(table), List.of());
            for (SchemaObject check : table.children(ObjectKind.CHECK)) {
                Expression condition = canonical.condition(new ExpressionReader(database).read(tokens(check)));
                Optional<ValueList> list = ValueList.of(check, condition).filter(it -> !lists.containsKey(it.column()));
                list.ifPresentOrElse(it -> lists.put(it.column(), it), () -> rest.put(check, condition));
            }
        }

        private Scope scope(SchemaObject table) {
            Map<String, ValueKind> kinds = new HashMap<>();
            table.children(ObjectKind.COLUMN)
                    .forEach(column -> kinds.put(
                            column.name(),
                            ValueKind.ofType(column.attribute("type").orElse(""), database)));
            return new Scope(kinds);
        }

        /** Those that mean what none of the other side does. */
        private List<SchemaObject> without(Side other) {
            List<SchemaObject> parts = new ArrayList<>();
            rest.forEach((check, condition) -> {
                if (!other.rest.containsValue(condition)) {
                    parts.add(TablePair.leaf(check, check.name(), Map.of("condition", text(check))));
                }
            });
            return parts;
        }
    }

    private List<Token> tokens(SchemaObject check) {
        return Tokenizer.tokens(text(check), database);
    }

    /** What is inside the parentheses; a check that isn't validated holds for new rows all the same. */
    private String text(SchemaObject check) {
        return Tokenizer.unwrapped(check.attribute("expression").orElse(""), database);
    }
}
