package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.difference.Change;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.SourceFile;
import dev.retort.junit.rows.Renames;
import dev.retort.operation.writing.SourceLine;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Picks the statements that did something to an object. */
public final class Blame {

    private static final int SHOWN = 4;
    private static final int LONGEST = 160;

    /** What defines objects has lengths and defaults in it, not rows. */
    private static final Pattern DEFINES =
            Pattern.compile("\\s*(?:create|alter|drop|comment|set|pragma|grant|revoke)\\b", Pattern.CASE_INSENSITIVE);
    /** Those before a statement. */
    private static final Pattern COMMENTS = Pattern.compile("^(?:\\s*--[^\\n]*\\n|\\s*/\\*(?s:.*?)\\*/)+");

    private Blame() {}

    /**
     * What a finding is about.
     *
     * @param verbs what a statement may have done to it
     * @param kinds the kinds of object by which statements call it; none for rows or a setting
     * @param name its name; empty if it has none of its own
     * @param table the table that it is, or is in
     */
    public record Target(Set<Deed.Verb> verbs, Set<String> kinds, String name, Optional<String> table) {

        private static final Set<Deed.Verb> SCHEMA =
                Set.of(Deed.Verb.CREATE, Deed.Verb.ALTER, Deed.Verb.DROP, Deed.Verb.RENAME);

        /**
         * An object of the schema that differs. What is there and shouldn't be was made and not dropped; a comment is written
         * by statements of its own, and by what makes the object anew.
         */
        public static Target of(Change change) {
            Target any = of(change.objectKind(), change.path());
            Set<Deed.Verb> verbs = EnumSet.copyOf(SCHEMA);
            if (change.attribute().filter(name -> name.contains("comment")).isPresent()) {
                verbs.add(Deed.Verb.COMMENT);
                verbs.removeAll(Set.of(Deed.Verb.ALTER, Deed.Verb.RENAME));
            }
            if (change.kind() != Change.Kind.MISSING) { // what is there was made, whatever was dropped before
                verbs.remove(Deed.Verb.DROP);
            }
            return new Target(verbs, any.kinds, any.name, any.table);
        }

        /** An object of the schema. */
        public static Target of(ObjectKind kind, ObjectPath path) {
            String name = path.name().replaceFirst("\\(.*", "");
            Optional<String> table = kind == ObjectKind.TABLE
                    ? Optional.of(name)
                    : kind.isInTable() || OF_TABLE.contains(kind)
                            ? path.parent().map(ObjectPath::name)
                            : Optional.empty();
            return new Target(SCHEMA, words(kind), name, table);
        }

        /** An object that is there and was made, whatever else was dropped before it. */
        static Target made(ObjectKind kind, ObjectPath path) {
            Target any = of(kind, path);
            return new Target(
                    Set.of(Deed.Verb.CREATE, Deed.Verb.ALTER, Deed.Verb.RENAME), any.kinds, any.name, any.table);
        }

        /** A table. */
        static Target table(String name) {
            return new Target(SCHEMA, Set.of("table"), name, Optional.of(name));
        }

        /** The rows of a table, or of them the values of a column; what remakes either counts too. */
        public static Target rows(String table, Optional<String> column) {
            return new Target(
                    Set.of(Deed.Verb.WRITE, Deed.Verb.CREATE, Deed.Verb.ALTER, Deed.Verb.DROP),
                    Set.of("column"),
                    column.orElse(""),
                    Optional.of(table));
        }

        /** Values that a statement writes to a table's rows. */
        public static Target written(String table, Optional<String> column) {
            return new Target(Set.of(Deed.Verb.WRITE), Set.of("column"), column.orElse(""), Optional.of(table));
        }

        /** A setting of the session. */
        static Target setting(String name) {
            return new Target(Set.of(Deed.Verb.SET), Set.of(), name, Optional.empty());
        }

        /** Something that ends with the session. */
        static Target temporary(String name) {
            return new Target(SCHEMA, Set.of(), name, Optional.empty());
        }

        private static Set<String> words(ObjectKind kind) {
            return switch (kind) {
                case PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION -> Set.of("constraint");
                case ENUM, COMPOSITE, RANGE -> Set.of("type");
                case MATERIALIZED_VIEW -> Set.of("view");
                default -> Set.of(kind.label());
            };
        }

        /**
         * A constraint or an index that a statement leaves unnamed, or that comes and goes with a column. One that only
         * changes the column brings a sequence at most.
         */
        private boolean isPartOf(Deed deed) {
            boolean ofColumn = deed.kind().equals("column")
                    && (deed.verb() != Deed.Verb.ALTER || kinds.contains("sequence"))
                    && !Collections.disjoint(kinds, Set.of("constraint", "sequence", "index"))
                    && ("_" + name + "_")
                            .toLowerCase(Locale.ROOT)
                            .contains("_" + deed.name().toLowerCase(Locale.ROOT) + "_");
            return ofColumn || (deed.name().isEmpty() && kinds.contains(deed.kind()));
        }

        /** {@code serial} makes a sequence that is called after its table and column. */
        private boolean makesSequence(Deed deed) {
            return kinds.contains("sequence")
                    && deed.table()
                            .filter(it -> name.toLowerCase(Locale.ROOT).startsWith(it.toLowerCase(Locale.ROOT) + "_"))
                            .isPresent();
        }

        /**
         * How near a deed is to it: 4 if it is done to the object, 3 if rows of its table are written, 2 if something else is
         * done to its table, 0 if to something else.
         */
        private int nearness(Deed deed, Predicate<String> isTable) {
            if (!verbs.contains(deed.verb())) {
                return 0;
            }
            boolean inTable = table.isEmpty()
                    || deed.table().isEmpty()
                    || isTable.test(deed.table().get());
            boolean isIt = !name.isEmpty() && deed.name().equalsIgnoreCase(name) && inTable;
            if (isIt && (kinds.isEmpty() || kinds.contains(deed.kind()))) {
                return 4;
            }
            if (table.isEmpty() || deed.table().filter(isTable).isEmpty()) {
                return makesSequence(deed) ? (isPartOf(deed) ? 3 : 2) : 0;
            }
            if (deed.verb() == Deed.Verb.WRITE) {
                return deed.kind().isEmpty() || name.isEmpty() ? 3 : 0;
            }
            if (isPartOf(deed)) {
                return 3;
            }
            return deed.kind().equals("table") || name.isEmpty() ? 2 : 0;
        }
    }

    private static final Set<ObjectKind> OF_TABLE = Set.of(ObjectKind.POLICY, ObjectKind.RULE, ObjectKind.STATISTICS);

    /**
     * A copy of the finding that names the statements that did it, by what they do. The place is where it is to be mended:
     * in the section that ran in the finding's direction, which is the first of the runs.
     *
     * @param mended the run whose section is to be mended
     * @param runs the runs in question, of which the first with such a statement is to blame
     */
    static Finding on(
            Finding finding, RevisionScript script, StepRun mended, List<StepRun> runs, Target target, Scene scene) {
        List<StatementRun> concerned = runs.stream()
                .map(run -> nearest(run, target, scene.kind()))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
        Optional<SourceLine> line = concerned.stream()
                .filter(statement -> statement.direction() == mended.direction())
                .flatMap(statement -> statement.source().stream())
                .findFirst()
                .or(() -> mended.statements().stream()
                        .flatMap(statement -> statement.source().stream())
                        .findFirst());
        return finding.at(Optional.of(place(script, line)))
                .blaming(concerned.stream().limit(SHOWN).map(Blame::shown).toList());
    }

    /**
     * Whether a statement of a step writes rows of a table, or makes it anew. Other rows come from a trigger, which does what
     * it is there for.
     */
    static boolean writes(StepRun run, String table, Scene scene) {
        List<String> statements =
                run.statements().stream().map(StatementRun::sql).toList();
        String name = table.substring(table.lastIndexOf('.') + 1);
        return nearness(statements, Target.rows(name, Optional.empty()), scene.kind()) > 0;
    }

    /** Whether a statement of a step makes the object itself, whatever is made with it. */
    static boolean makes(StepRun run, Target target, Scene scene) {
        return run.statements().stream()
                .flatMap(statement -> Deed.of(statement.sql(), scene.kind()).stream())
                .filter(deed -> deed.verb() == Deed.Verb.CREATE || deed.verb() == Deed.Verb.RENAME)
                .anyMatch(deed -> target.nearness(deed, name -> target.table()
                                .filter(name::equalsIgnoreCase)
                                .isPresent())
                        == 4);
    }

    /** The same for one run. */
    public static Finding on(Finding finding, RevisionScript script, StepRun run, Target target, Scene scene) {
        return on(finding, script, run, List.of(run), target, scene);
    }

    /** How near statements come to an object, as {@link Target#nearness} tells it. */
    static int nearness(List<String> statements, Target target, DatabaseKind database) {
        Predicate<String> isTable = isTable(statements, target, database);
        return statements.stream()
                .mapToInt(sql -> nearness(sql, target, isTable, database))
                .max()
                .orElse(0);
    }

    private static int nearness(String sql, Target target, Predicate<String> isTable, DatabaseKind database) {
        return Deed.of(sql, database).stream()
                .mapToInt(deed -> target.nearness(deed, isTable))
                .max()
                .orElse(0);
    }

    private static Predicate<String> isTable(List<String> statements, Target target, DatabaseKind database) {
        Renames renames = Renames.of(statements, database);
        return name -> target.table()
                .filter(table -> name.equalsIgnoreCase(table)
                        || renames.table(name).equalsIgnoreCase(table)
                        || renames.table(table).equalsIgnoreCase(name))
                .isPresent();
    }

    /** The statements that are nearest to an object; if none says what it does to it, those of code that name it. */
    private static List<StatementRun> nearest(StepRun run, Target target, DatabaseKind database) {
        Predicate<String> isTable =
                isTable(run.statements().stream().map(StatementRun::sql).toList(), target, database);
        Map<StatementRun, Integer> near = new LinkedHashMap<>();
        run.statements()
                .forEach(statement ->
                        near.merge(statement, nearness(statement.sql(), target, isTable, database), Math::max));
        int best = near.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (best > 0) {
            return near.entrySet().stream()
                    .filter(entry -> entry.getValue() == best)
                    .map(Map.Entry::getKey)
                    .toList();
        }
        Optional<String> name =
                Optional.of(target.name()).filter(it -> !it.isEmpty()).or(target::table);
        return run.statements().stream()
                .filter(statement -> Deed.of(statement.sql(), database).isEmpty()
                        || target.verbs().equals(Set.of(Deed.Verb.SET)))
                .filter(statement -> name.filter(it -> mentions(statement.sql(), it, database))
                        .isPresent())
                .toList();
    }

    /** A revision's file, and the line if it is known. */
    public static String place(RevisionScript script, Optional<SourceLine> source) {
        String file = SourceFile.shown(script.origin());
        return source.map(line -> file + ":" + line.line()).orElse(file);
    }

    /** Whether a statement names something, or code in it does. */
    static boolean mentions(String sql, String name, DatabaseKind database) {
        return names(Tokenizer.tokensWithCode(sql, database), database).anyMatch(name::equalsIgnoreCase);
    }

    /** All names in a statement and in code in it. */
    static Set<String> names(String sql, DatabaseKind database) {
        return names(Tokenizer.tokensWithCode(sql, database), database).collect(Collectors.toSet());
    }

    /** The same, but for tables that it only refers to: a key that points to a table does nothing to the rows in it. */
    static boolean touches(String sql, String table, DatabaseKind database) {
        List<Token> tokens = new ArrayList<>();
        TokenCursor cursor = new TokenCursor(Tokenizer.tokensWithCode(sql, database));
        while (!cursor.isAtEnd()) {
            if (cursor.take("references") && !cursor.isAtEnd()) {
                cursor.nextName();
            } else {
                tokens.add(cursor.next());
            }
        }
        return names(tokens, database).anyMatch(table::equalsIgnoreCase);
    }

    /** A text counts if all of it is a name, as in {@code setval('users_id_seq', 1)}. */
    private static Stream<String> names(List<Token> tokens, DatabaseKind database) {
        return tokens.stream().flatMap(token -> switch (token.kind()) {
            case WORD, QUOTED -> Stream.of(token.name());
            case STRING -> nameIn(token.name(), database).stream();
            default -> Stream.of();
        });
    }

    private static Optional<String> nameIn(String text, DatabaseKind database) {
        List<Token> parts = Tokenizer.tokens(text, database);
        boolean path = IntStream.range(0, parts.size())
                .allMatch(i -> i % 2 == 1
                        ? parts.get(i).isSymbol(".")
                        : parts.get(i).kind() == Token.Kind.WORD || parts.get(i).kind() == Token.Kind.QUOTED);
        return path && parts.size() % 2 == 1
                ? Optional.of(parts.get(parts.size() - 1).name())
                : Optional.empty();
    }

    /** A statement with its direction and line, shortened. */
    public static String shown(StatementRun statement) {
        String where = statement.source().map(line -> " (" + line + ")").orElse("");
        String sql = shortened(statement.sql());
        return statement.direction().word() + where + ": " + (isWritten(statement) ? sql : Marked.sql(sql));
    }

    /** A statement's whole text, in which values of rows are marked. */
    public static String marked(StatementRun statement) {
        return isWritten(statement) ? statement.sql() : Marked.sql(statement.sql());
    }

    /** Whether a person wrote the text: code may make a statement of values that it has read. */
    private static boolean isWritten(StatementRun statement) {
        return statement.source().filter(line -> line.file().endsWith(".sql")).isPresent()
                || DEFINES.matcher(statement.sql()).lookingAt();
    }

    /** SQL on one line of bearable length. */
    public static String shortened(String sql) {
        String line = COMMENTS.matcher(sql).replaceFirst("").strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
