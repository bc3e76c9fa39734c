package dev.retort.junit.rows;

import dev.retort.error.Problem;
import dev.retort.junit.rows.CsvRows.CsvRow;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Rows given as YAML: each table's name, and below it a list of rows, each with its columns. What is written stays a text, which
 * the database converts; {@code null}, {@code ~} and nothing are NULL.
 *
 * @param where where they are, for messages
 * @param tables the tables in their order
 */
record GivenYaml(String where, List<TableRows> tables) {

    private static final String LIBRARY = "org.yaml:snakeyaml";

    GivenYaml {
        tables = List.copyOf(tables);
    }

    /**
     * The rows of a table.
     *
     * @param table its name
     * @param rows each with its own columns
     */
    record TableRows(String table, List<GivenCsv> rows) {

        TableRows {
            rows = List.copyOf(rows);
        }

        /** All columns that a row names. */
        Set<String> columns() {
            Set<String> columns = new TreeSet<>();
            rows.forEach(row -> columns.addAll(row.rows().columns()));
            return columns;
        }
    }

    /**
     * Reads them.
     *
     * @param yaml the text, or {@code classpath:rows/users.yaml}
     * @throws dev.retort.error.RetortException if the file isn't there, if the text isn't of this form, code
     *     {@code rows-unreadable}, or if there is no library to read it
     */
    static GivenYaml of(String yaml, ClassLoader resources) {
        Optional<GivenFile> file = GivenCsv.file(yaml, resources);
        String where = file.map(GivenFile::location).orElse("the YAML");
        String text = file.map(it -> it.text("file of rows")).orElse(yaml);
        try {
            return new GivenYaml(where, new Reading(where).tables(text));
        } catch (NoClassDefFoundError e) {
            throw new RowsException(
                    Problem.of(
                                    "rows-unreadable",
                                    "the YAML can't be read: there is no library on the class path that could")
                            .with(RowsException.AT, where)
                            .cure("add " + LIBRARY + " to the test dependencies, or give the rows as CSV"),
                    e);
        }
    }

    /** Only loaded where the library is there. */
    private record Reading(String where) {

        List<TableRows> tables(String text) {
            Node root = root(text);
            List<TableRows> tables = new ArrayList<>();
            if (!(root instanceof MappingNode names)) {
                throw refused("it doesn't begin with a table's name", root, "write users: and below it - id: 1");
            }
            Set<String> seen = new TreeSet<>();
            for (NodeTuple table : names.getValue()) {
                String name = once(table.getKeyNode(), "table", seen);
                tables.add(new TableRows(name, rows(name, table.getValueNode())));
            }
            return tables;
        }

        private @Nullable Node root(String text) {
            try {
                return new Yaml(new LoaderOptions()).compose(new StringReader(text));
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
                throw refused(String.valueOf(e.getProblem()), line, "mend the line, or the one above it");
            }
        }

        private List<GivenCsv> rows(String table, Node list) {
            if (isNull(list)) {
                return List.of();
            }
            if (!(list instanceof SequenceNode rows)) {
                throw refused("there is no list of rows below " + table, list, "write - before each row");
            }
            List<GivenCsv> all = new ArrayList<>();
            rows.getValue().forEach(row -> all.add(row(table, row)));
            return all;
        }

        private GivenCsv row(String table, Node node) {
            if (!(node instanceof MappingNode row)) {
                throw refused("a row of " + table + " has no columns", node, "write - id: 1, or - {id: 1, name: Ada}");
            }
            List<String> columns = new ArrayList<>();
            List<Optional<String>> values = new ArrayList<>();
            Set<String> seen = new TreeSet<>();
            for (NodeTuple cell : row.getValue()) {
                columns.add(once(cell.getKeyNode(), "column", seen));
                values.add(value(columns.get(columns.size() - 1), cell.getValueNode()));
            }
            return new GivenCsv(where, new CsvRows(columns, List.of(new CsvRow(line(node), values))));
        }

        private String once(Node node, String what, Set<String> seen) {
            if (!(node instanceof ScalarNode name)) {
                throw refused("a " + what + "'s name isn't a text", node, "write the name and a colon");
            }
            if (!seen.add(name.getValue())) {
                throw refused(
                        "the " + what + " '" + name.getValue() + "' is there twice", node, "leave one of them out");
            }
            return name.getValue();
        }

        private Optional<String> value(String column, Node node) {
            if (!(node instanceof ScalarNode value)) {
                throw refused(
                        "the value of " + column + " isn't a single one",
                        node,
                        "write JSON and arrays as a text in quotes: '{\"a\": 1}'");
            }
            return isNull(node) ? Optional.empty() : Optional.of(value.getValue());
        }

        private static boolean isNull(Node node) {
            return node.getTag().equals(Tag.NULL);
        }

        private static int line(Node node) {
            return node.getStartMark().getLine() + 1;
        }

        private RowsException refused(String what, @Nullable Node node, String cure) {
            return refused(what, node == null ? 1 : line(node), cure);
        }

        private RowsException refused(String what, int line, String cure) {
            return new RowsException(
                    Problem.of("rows-unreadable", "the YAML can't be read: " + what)
                            .with(RowsException.AT, where + ":" + line)
                            .cure(cure),
                    null);
        }
    }
}
