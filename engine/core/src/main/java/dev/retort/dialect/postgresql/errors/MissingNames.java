package dev.retort.dialect.postgresql.errors;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for what was meant by a name that isn't there. */
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
        return nearest.map(name ->
                        problem.with("nearest name", name).cure("did you mean " + name + "? If not," + " " + otherwise))
                .orElseGet(() -> problem.cure(otherwise));
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
