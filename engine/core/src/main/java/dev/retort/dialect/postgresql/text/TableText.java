package dev.retort.dialect.postgresql.text;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.schema.Column;
import dev.retort.schema.Column.Computed;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.*;
import dev.retort.schema.Index;
import dev.retort.schema.Index.IndexPart;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes columns, constraints and indexes: as they stand in CREATE TABLE and after ADD, and what an index holds.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createtable.html">CREATE TABLE</a>
 * @see <a href="https://www.postgresql.org/docs/current/sql-createindex.html">CREATE INDEX</a>
 */
public final class TableText {

    private static final Pattern BARE = Pattern.compile("-?\\d+(\\.\\d+)?|true|false|on|off|auto");

    private TableText() {}

    /** A constraint of a new table, of which every row will be checked. */
    public static String inTable(Constraint constraint) {
        String name = constraint
                .name()
                .map(it -> "CONSTRAINT " + POSTGRESQL.quote(it) + " ")
                .orElse("");
        return name + body(constraint);
    }

    /** A constraint that is added to a table, perhaps without a look at its rows. */
    public static String added(Constraint constraint) {
        boolean unchecked = (constraint instanceof ForeignKey key && !key.validated())
                || (constraint instanceof Check check && !check.validated());
        return inTable(constraint) + (unchecked ? " NOT VALID" : "");
    }

    private static String body(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return "PRIMARY KEY " + POSTGRESQL.tuple(key.columns());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return unique(unique);
        }
        if (constraint instanceof ForeignKey key) {
            return foreignKey(key);
        }
        if (constraint instanceof Check check) {
            return "CHECK (" + check.condition().require(DatabaseKind.POSTGRESQL, "a check") + ")";
        }
        return exclusion((Exclusion) constraint);
    }

    private static String unique(UniqueConstraint unique) {
        return "UNIQUE "
                + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
                + POSTGRESQL.tuple(unique.columns())
                + (unique.include().isEmpty() ? "" : " INCLUDE " + POSTGRESQL.tuple(unique.include()))
                + unique.deferral().clause();
    }

    private static String foreignKey(ForeignKey key) {
        return "FOREIGN KEY " + POSTGRESQL.tuple(key.columns())
                + " REFERENCES " + POSTGRESQL.quote(key.target()) + " " + POSTGRESQL.tuple(key.targetColumns())
                + (key.matchFull() ? " MATCH FULL" : "")
                + key.rules();
    }

    private static String exclusion(Exclusion exclusion) {
        String elements = exclusion.elements().stream()
                .map(element -> element(element.expression()) + " WITH " + element.operator())
                .collect(Collectors.joining(", ", "(", ")"));
        String where = exclusion
                .where()
                .map(it -> " WHERE (" + it.require(DatabaseKind.POSTGRESQL, "an exclusion's condition") + ")")
                .orElse("");
        return "EXCLUDE USING " + POSTGRESQL.quote(exclusion.method()) + " " + elements + where
                + exclusion.deferral().clause();
    }

    /** The record says that it is SQL already; parentheses are added to what is more than a name. */
    private static String element(String expression) {
        boolean closed = expression.matches("[\\w$]+|\"([^\"]|\"\")+\"|\\(.*\\)");
        return closed ? expression : "(" + expression + ")";
    }

    /** A column as {@code CREATE TABLE} and {@code ADD COLUMN} take it; its keys and checks are left to others. */
    public static String column(Column column) {
        StringBuilder text =
                new StringBuilder(POSTGRESQL.quote(column.name())).append(' ').append(TypeNames.of(column.type()));
        column.collation().ifPresent(name -> text.append(" COLLATE ").append(POSTGRESQL.quote(name)));
        column.computed().ifPresent(computed -> text.append(' ').append(computed(computed)));
        column.identity().ifPresent(identity -> text.append(' ').append(identity(identity)));
        column.defaultValue().ifPresent(value -> text.append(" DEFAULT ").append(DefaultText.of(value, column.type())));
        return text.append(column.nullable() ? "" : " NOT NULL").toString();
    }

    /** {@code GENERATED … AS IDENTITY} with the options that are given. */
    public static String identity(Identity identity) {
        List<String> options = new ArrayList<>();
        add(options, "START WITH ", identity.start());
        add(options, "INCREMENT BY ", identity.increment());
        add(options, "MINVALUE ", identity.minimum());
        add(options, "MAXVALUE ", identity.maximum());
        if (identity.cycle()) {
            options.add("CYCLE");
        }
        String text = generated(identity) + " AS IDENTITY";
        return options.isEmpty() ? text : text + " (" + String.join(" ", options) + ")";
    }

    /** Sets everything, so that what isn't given becomes the server's own again. */
    public static String identitySettings(Identity identity) {
        boolean upwards = identity.increment().orElse(1) > 0;
        long start = identity.start()
                .orElse(
                        upwards
                                ? identity.minimum().orElse(1)
                                : identity.maximum().orElse(-1));
        return "SET " + generated(identity)
                + " SET INCREMENT BY " + identity.increment().orElse(1)
                + bound(" SET MINVALUE ", " SET NO MINVALUE", identity.minimum())
                + bound(" SET MAXVALUE ", " SET NO MAXVALUE", identity.maximum())
                + " SET START WITH " + start
                + (identity.cycle() ? " SET CYCLE" : " SET NO CYCLE");
    }

    private static String generated(Identity identity) {
        return identity.always() ? "GENERATED ALWAYS" : "GENERATED BY DEFAULT";
    }

    private static String computed(Computed computed) {
        return "GENERATED ALWAYS AS (" + computed.expression().require(DatabaseKind.POSTGRESQL, "a computed column")
                + ") " + (computed.stored() ? "STORED" : "VIRTUAL");
    }

    private static void add(List<String> options, String words, OptionalLong value) {
        value.ifPresent(number -> options.add(words + number));
    }

    private static String bound(String words, String otherwise, OptionalLong value) {
        return value.isPresent() ? words + value.getAsLong() : otherwise;
    }

    /** From ON to the end. */
    public static String onTable(QualifiedName table, Index index) {
        return "ON " + POSTGRESQL.quote(table)
                + index.method().map(name -> " USING " + POSTGRESQL.quote(name)).orElse("")
                + index.parts().stream().map(TableText::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.include().isEmpty() ? "" : " INCLUDE " + POSTGRESQL.tuple(index.include()))
                + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + storage(index.options())
                + tablespace(index.tablespace())
                + index.where()
                        .map(it -> " WHERE " + it.require(DatabaseKind.POSTGRESQL, "an index's condition"))
                        .orElse("");
    }

    /** The clause that names a tablespace, with a space before it; nothing if there is none. */
    public static String tablespace(Optional<String> name) {
        return name.map(it -> " TABLESPACE " + POSTGRESQL.quote(it)).orElse("");
    }

    /** {@code WITH (…)}; empty if there is no option. */
    public static String storage(Map<String, String> options) {
        if (options.isEmpty()) {
            return "";
        }
        return options.entrySet().stream()
                .map(option -> POSTGRESQL.dotted(option.getKey()) + " = " + optionValue(option.getValue()))
                .collect(Collectors.joining(", ", " WITH (", ")"));
    }

    private static String part(IndexPart part) {
        String what = part.column()
                .map(POSTGRESQL::quote)
                .orElseGet(() -> "("
                        + part.expression()
                                .map(it -> it.require(DatabaseKind.POSTGRESQL, "an index's expression"))
                                .orElse("")
                        + ")");
        return what
                + part.collation()
                        .map(name -> " COLLATE " + POSTGRESQL.quote(name))
                        .orElse("")
                + part.operatorClass()
                        .map(name -> " " + POSTGRESQL.dotted(name))
                        .orElse("")
                + (part.descending() ? " DESC" : "")
                + part.nulls().map(place -> " NULLS " + place).orElse("");
    }

    private static String optionValue(String value) {
        return BARE.matcher(value).matches() ? value : Literals.text(value);
    }
}
