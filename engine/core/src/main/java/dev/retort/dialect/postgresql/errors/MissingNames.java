package dev.retort.dialect.postgresql.errors;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.sql.ChangedTable;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for what was meant by a name that isn't there, and for what has a name that is wanted. */
final class MissingNames {

    private static final String TABLES =
            """
            SELECT c.relname AS name,
                   CASE WHEN pg_table_is_visible(c.oid) THEN c.relname ELSE n.nspname || '.' || c.relname END AS shown
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'""";

    private static final String COLUMNS =
            """
            SELECT a.attname AS name, c.relname || '.' || a.attname AS shown
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND strpos(?, c.relname) > 0""";

    private static final String OTHERS =
            """
            SELECT conname AS name, conname AS shown FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
            WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            UNION SELECT t.typname, t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype IN ('e', 'd', 'r') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'""";

    private static final String HOLDERS =
            """
            WITH asked (name) AS (SELECT ?)
            SELECT pg_describe_object('pg_class'::regclass, c.oid, 0)
                   || coalesce(' of ' || pg_describe_object('pg_class'::regclass, i.indrelid, 0), '') AS name
            FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
            JOIN asked ON c.relname = name WHERE c.relnamespace <> 'pg_toast'::regnamespace
            UNION SELECT pg_describe_object('pg_constraint'::regclass, oid, 0) FROM pg_constraint JOIN asked ON conname = name
            UNION SELECT pg_describe_object('pg_trigger'::regclass, oid, 0) FROM pg_trigger JOIN asked ON tgname = name
            UNION SELECT pg_describe_object('pg_proc'::regclass, oid, 0) FROM pg_proc JOIN asked ON proname = name
            UNION SELECT pg_describe_object('pg_type'::regclass, oid, 0) FROM pg_type JOIN asked ON typname = name
            WHERE typrelid = 0
            UNION SELECT 'column ' || attname || ' of ' || pg_describe_object('pg_class'::regclass, attrelid, 0)
            FROM pg_attribute JOIN asked ON attname = name WHERE attrelid = to_regclass(quote_ident(?))
            ORDER BY 1""";

    private static final Pattern QUOTED = Pattern.compile("[\"„»“«]\\s?([^\"„“”«»]+?)\\s?[\"“”«»]");
    private static final Pattern DOTTED = Pattern.compile("\\b\\w+\\.(\\w+)\\b");

    private MissingNames() {}

    /** For 42P01. */
    static Problem table(Problem problem, Failure failure) {
        return suggest(
                problem,
                failure,
                failure.catalog().query(TABLES),
                "create it in an earlier revision, or name its schema");
    }

    /** For 42703. */
    static Problem column(Problem problem, Failure failure) {
        return suggest(
                problem,
                failure,
                failure.catalog().query(COLUMNS, failure.statement()),
                "add it in an earlier revision, or use an existing column");
    }

    /** For 42704. */
    static Problem other(Problem problem, Failure failure) {
        return suggest(
                problem,
                failure,
                failure.catalog().query(OTHERS),
                failure.server().text().contains("type \"")
                        ? "create it first; an enum type is created by op.createEnum(…), not with its table"
                        : "create it in an earlier revision, or check its name and the object it belongs to");
    }

    private static Problem suggest(Problem problem, Failure failure, List<Row> candidates, String otherwise) {
        Optional<String> nearest = missing(failure.server().text())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .flatMap(name ->
                        NearestName.of(name, candidates, row -> row.text("name").orElse("")))
                .flatMap(row -> row.text("shown"));
        Optional<String> asked =
                missing(failure.server().text()).map(name -> name.substring(name.lastIndexOf('.') + 1));
        boolean there = nearest.filter(name -> asked.isPresent()
                        && (name.equals(asked.get()) || (isColumn(failure) && name.endsWith("." + asked.get()))))
                .isPresent();
        if (there) {
            return problem.cure(
                    "'" + asked.orElseThrow() + "' is there before this revision: an earlier statement of it renames,"
                            + " moves or drops that, so use the name that it has by then");
        }
        return nearest.map(name ->
                        problem.with("nearest name", name).cure("did you mean " + name + "? If not," + " " + otherwise))
                .orElseGet(() -> problem.cure(otherwise));
    }

    private static boolean isColumn(Failure failure) {
        return failure.server().state().equals("42703");
    }

    /** For names that are taken: says by what. If it is gone with the transaction, the revision itself has made it. */
    static Problem inTheWay(Problem problem, Failure failure) {
        Optional<String> name = missing(failure.server().text());
        if (name.isEmpty()) {
            return problem;
        }
        String table = ChangedTable.of(failure.statement(), DatabaseKind.POSTGRESQL)
                .map(ChangedTable::name)
                .orElse("");
        List<String> holders = failure.catalog().texts(HOLDERS, name.get(), table);
        return holders.isEmpty()
                ? problem.with("the name belongs to", "what an earlier statement of this revision made")
                : problem.with("the name belongs to", holders);
    }

    /** Whether a message names an object. */
    static boolean isNamed(String message) {
        return QUOTED.matcher(message).find();
    }

    private static Optional<String> missing(String message) {
        Matcher quoted = QUOTED.matcher(message);
        if (quoted.find()) {
            return Optional.of(quoted.group(1));
        }
        Matcher dotted = DOTTED.matcher(message);
        return dotted.find() ? Optional.of(dotted.group(1)) : Optional.empty();
    }
}
