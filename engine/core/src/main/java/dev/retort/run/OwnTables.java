package dev.retort.run;

import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** The engine's own tables: what they are called if nobody says otherwise, and how to know them under another name. */
public final class OwnTables {

    /** The name of the version table, by default. */
    public static final String VERSION = "retort_version";

    /** The name of the history table, by default. */
    public static final String HISTORY = "retort_history";

    static final String KEY_SUFFIX = "_pkc";

    private OwnTables() {}

    /**
     * Whether a table is one of ours, or Alembic's version table: by its name, or if it has another by its columns and
     * its primary key's name.
     *
     * @param table its name, without a schema
     * @param columns their names, in order
     * @param primaryKey the name of its primary key; empty if it has none
     */
    public static boolean isOne(String table, List<String> columns, String primaryKey) {
        return table.equals(VERSION)
                || table.equals(HISTORY)
                || (primaryKey.equals(table + KEY_SUFFIX) && hasShapeOfOne(columns));
    }

    private static boolean hasShapeOfOne(List<String> columns) {
        return Stream.of(
                        VersionTable.definition(QualifiedName.of(VERSION)),
                        HistoryTable.definition(QualifiedName.of(HISTORY)))
                .anyMatch(table -> names(table).equals(columns));
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }
}
