package dev.retort.script;

import dev.retort.error.NearestName;
import dev.retort.sql.DatabaseKind;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A comment that was meant as a line of ours or as another tool's, and is none of ours. Passed over as a comment it would
 * let an upgrade run the downgrade below it. A comment is one if it as a whole looks so; a sentence or a path that only has
 * such a word in it isn't.
 *
 * @param summary what is wrong
 * @param cure what to write instead
 */
record MistakenLine(String summary, String cure) {

    private static final String ON_PURPOSE =
            "; if it is a comment, reword it, or put the statement that it belongs to between -- statement begin and"
                    + " -- statement end";

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\d_][/\\\\.][\\p{L}\\d_]");
    private static final Pattern OF_A_DATABASE =
            Pattern.compile("/(?:sqlite|postgresql|postgres)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_TOOL = Pattern.compile(
            "\\+\\s*(?:goose|migrate|micrate)\\b.*|migrate\\s*:\\s*(?:up|down)\\b.*|(?://)?\\s*@\\s*undo\\b.*"
                    + "|!\\s*(?:ups|downs)\\b.*|un-do\\W*|rambler\\s+(?:up|down)\\b.*|create\\s+above\\s*/\\s*drop\\s+below\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LIQUIBASE = Pattern.compile(
            "liquibase\\s+(?:formatted\\s+sql|rollback)\\b.*|changeset\\s+[^\\s:]+:\\S+.*|rollback\\s+changesetid\\s*:.*"
                    + "|preconditions?\\s+on\\p{L}+\\s*:.*|precondition-(?:sql|table|view)\\p{L}*-?\\p{L}*\\s.*"
                    + "|valid-?checksum\\s*:.*|ignore-?lines\\s*:.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SQITCH = Pattern.compile(
            "(?:deploy|revert|verify)\\s+[^\\s:]+:\\S+\\s+(?:to|from|on)\\s+\\p{L}+", Pattern.CASE_INSENSITIVE);

    /** What begins a statement, with a word that a sentence would hardly go on with, or with a semicolon at its end. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:drop|alter|create|comment\\s+on)\\s+(?:or\\s+replace\\s+|temp(?:orary)?\\s+|unique\\s+|materialized\\s+|virtual\\s+)*"
                    + "(?:table|view|index|column|constraint|sequence|schema|type|domain|function|procedure|routine|trigger"
                    + "|policy|role|user|extension|database|rule|cast|aggregate|publication|statistics|server)\\s+\\S.*"
                    + "|delete\\s+from\\s+\\S.*|update\\s+\\S+\\s+set\\s.*|(?:insert|merge|replace)\\s+into\\s+\\S.*"
                    + "|truncate\\s+table\\s+\\S.*"
                    + "|(?:drop|alter|create|comment|delete|update|insert|merge|replace|truncate|select|with|set|reset|grant|revoke"
                    + "|call|do|exec|execute|begin|pragma|reindex|refresh|rename)\\s[^;]*;.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern BEHIND = Pattern.compile(
            "(\\p{L}+(?:[ -]back)?)(?:\\s+(?:sql|script))?\\s*[:=,>-]*\\s*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DOWN =
            Pattern.compile(".*(?:down|undo|un-do|drop below).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern UP = Pattern.compile(".*\\bups?\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile(
            "(\\p{L}[\\p{L} _-]*?)\\s*[:=].*|(\\p{L}+_\\p{L}+|transactional)(?:\\s.*)?", Pattern.DOTALL);

    /** A word of ours as what another tool gives a name or a kind to, whatever it calls that. */
    private static final Pattern NAMED = Pattern.compile("@?(\\p{L}[\\p{L}\\d_.-]*)\\s*[:=]+\\s*(\\p{L}+)\\W*");

    /** A word of ours, perhaps with a database, and a remark that is set off from it: a sentence would go on without a mark. */
    private static final Pattern SET_OFF = Pattern.compile(
            "(\\p{L}+)(?:\\s+(\\p{L}+))?\\s*(?:\\s[-\u2013\u2014]+\\s|--|[;#|{<>=*\u2192\u2022]|//|/\\*|\\([^()]*\\)\\W*$|\\[[^\\[\\]]*\\]\\W*$).*",
            Pattern.DOTALL);

    /** What people begin a remark with. */
    private static final Set<String> REMARKS =
            Set.of("todo", "fixme", "xxx", "note", "nb", "ps", "see", "hint", "warning", "caution", "attention");

    private static final String UPGRADE = "upgrade";
    private static final String DOWNGRADE = "downgrade";
    private static final Set<String> UPWARDS = Set.of(UPGRADE, "up", "ups", "forward", "forwards");
    private static final Set<String> DOWNWARDS = Set.of(
            DOWNGRADE,
            "down",
            "downs",
            "downward",
            "downwards",
            "teardown",
            "undo",
            "rollback",
            "rollbacks",
            "rollingback",
            "revert",
            "reverting",
            "reverse",
            "reversal",
            "backout",
            "unapply",
            "unmigrate",
            "backward",
            "backwards");
    private static final Set<String> DATABASES = Set.of(
            "sqlite", "postgresql", "postgres", "pg", "psql", "pgsql", "mysql", "mariadb", "oracle", "both", "all");
    private static final Map<String, Set<String>> CALLED = Map.of(
            DatabaseKind.SQLITE.id(), Set.of("sqlite"),
            DatabaseKind.POSTGRESQL.id(), Set.of("postgresql", "postgres", "pg", "psql", "pgsql"));
    private static final Set<String> AROUND = Set.of(
            "goose",
            "migrate",
            "migration",
            "migrations",
            "changeset",
            "changesets",
            "def",
            "tear",
            "rambler",
            "dbmate",
            "flyway",
            "liquibase",
            "alembic",
            "retort",
            "prisma",
            "knex",
            "drizzle",
            "sequelize",
            "typeorm",
            "phinx",
            "sqlx",
            "sqitch",
            "yoyo",
            "umzug",
            "evolution",
            "evolutions",
            "section",
            "sections",
            "script",
            "scripts",
            "sql",
            "part",
            "begin",
            "begins",
            "start",
            "starts",
            "end",
            "here",
            "below",
            "for",
            "on",
            "only",
            "and",
            "of",
            "in",
            "the",
            "database",
            "db",
            "region",
            "endregion",
            "direction",
            "public",
            "static",
            "async",
            "void",
            "function",
            "func",
            "exports",
            "block",
            "step",
            "steps",
            "command",
            "commands",
            "statement",
            "statements",
            "transaction",
            "notransaction");

    /** A comment with further words is a sentence. */
    private static final int MOST_WORDS = 3;

    /** A comment with more isn't looked at word by word. */
    private static final int MANY_WORDS = 12;

    /** Words this long may differ in two letters; the nearest English words differ in more. */
    private static final int LONG = 9;

    private static final int SHORT = 5;

    /**
     * Looks at a comment that is no line of ours.
     *
     * @param comment with its marks
     * @param alone whether nothing stands before it on its line
     * @param below whether a section has begun
     */
    static Optional<MistakenLine> find(String comment, boolean alone, boolean below) {
        String body = body(comment);
        List<String> words = words(body);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean takenOut =
                comment.startsWith("/*") && comment.substring(2).strip().startsWith("--");
        return otherTool(body)
                .or(() -> takenOut ? Optional.empty() : withStatement(body))
                .or(() -> section(body, words, alone))
                .or(() -> alone ? fence(words) : Optional.empty())
                .or(() -> alone ? header(body, below) : Optional.empty())
                .map(found -> new MistakenLine("'" + shown(comment) + "' " + found.summary(), found.cure()));
    }

    private static String body(String comment) {
        String inner =
                comment.startsWith("/*") ? comment.replaceFirst("^/\\*", "").replaceFirst("\\*/$", "") : comment;
        return Normalizer.normalize(inner, Normalizer.Form.NFKC)
                .replaceFirst("^[\\s\\p{Z}*#=-]+", "")
                .strip();
    }

    private static String shown(String comment) {
        String line = comment.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private static List<String> words(String body) {
        return WORD.matcher(body)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A section's word and a statement in one comment, as Liquibase has it: the statement would never run. */
    private static Optional<MistakenLine> withStatement(String body) {
        Matcher behind = BEHIND.matcher(body);
        if (!behind.matches() || !STATEMENT.matcher(behind.group(2)).matches()) {
            return Optional.empty();
        }
        String word = behind.group(1).replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
        return direction(word)
                .map(direction -> new MistakenLine(
                        "has a statement in it, which would never run",
                        "write -- " + direction + " on a line of its own, and the statement below it" + ON_PURPOSE));
    }

    private static Optional<MistakenLine> otherTool(String body) {
        if (LIQUIBASE.matcher(body).matches() || SQITCH.matcher(body).matches()) {
            return Optional.of(new MistakenLine(
                    "is for another tool",
                    "make a revision of each changeset, with -- upgrade and -- downgrade above its statements, and remove"
                            + " the line"
                            + ON_PURPOSE));
        }
        if (!OTHER_TOOL.matcher(body).matches()) {
            return Optional.empty();
        }
        String cure;
        if (body.toLowerCase(Locale.ROOT).contains("statement")) {
            cure = "write -- statement begin and -- statement end";
        } else if (DOWN.matcher(body).matches()) {
            cure = "write -- downgrade";
        } else if (UP.matcher(body).matches()) {
            cure = "write -- upgrade";
        } else {
            cure = "remove it; what runs outside of a transaction has -- transactional: false in the header";
        }
        return Optional.of(new MistakenLine("is for another tool", cure + ON_PURPOSE));
    }

    private static Optional<MistakenLine> section(String body, List<String> words, boolean alone) {
        if (alone && isSetOff(body)) {
            return direction(words.get(0))
                    .map(direction -> lookalike(direction, words.subList(0, Math.min(2, words.size()))));
        }
        if (words.size() > MANY_WORDS) {
            return Optional.empty();
        }
        Set<String> directions = new LinkedHashSet<>();
        boolean strong = false;
        boolean nothingElse = true;
        for (String word : words) {
            Optional<String> direction = direction(word);
            direction.ifPresent(directions::add);
            strong |= isLike(word, UPGRADE) || isLike(word, DOWNGRADE);
            nothingElse &= direction.isPresent() || AROUND.contains(word) || isDatabase(word);
        }
        Optional<String> inOne = together(words);
        directions.addAll(inOne.stream().toList());
        boolean first = isLike(words.get(0), UPGRADE) || isLike(words.get(0), DOWNGRADE);
        boolean whole = inOne.isPresent() || (nothingElse && (alone || strong)) || (alone && isNamed(body));
        boolean asks = whole || (alone && first && words.size() <= MOST_WORDS);
        if (directions.size() != 1 || !asks || isPath(body)) {
            return Optional.empty();
        }
        return Optional.of(lookalike(directions.iterator().next(), words));
    }

    private static MistakenLine lookalike(String direction, List<String> words) {
        return new MistakenLine("looks like a section line and is none", cure(direction, words) + ON_PURPOSE);
    }

    private static boolean isSetOff(String body) {
        Matcher remark = SET_OFF.matcher(body);
        if (!remark.matches()) {
            return false;
        }
        String word = remark.group(1).toLowerCase(Locale.ROOT);
        String second = remark.group(2);
        boolean ours = isLike(word, UPGRADE) || isLike(word, DOWNGRADE) || word.equals("up") || word.equals("down");
        return ours && (second == null || isDatabase(second.toLowerCase(Locale.ROOT)));
    }

    private static boolean isNamed(String body) {
        Matcher named = NAMED.matcher(body);
        return named.matches()
                && !REMARKS.contains(named.group(1).toLowerCase(Locale.ROOT))
                && direction(named.group(2).toLowerCase(Locale.ROOT)).isPresent();
    }

    private static boolean isPath(String body) {
        return PATH.matcher(OF_A_DATABASE.matcher(body).replaceAll(" ")).find();
    }

    /** Words that make one with a section's name, such as {@code down grade}. */
    private static Optional<String> together(List<String> words) {
        String all = String.join("", words);
        return words.size() == 1
                ? Optional.empty()
                : Stream.of(UPGRADE, DOWNGRADE)
                        .filter(name -> NearestName.distance(all, name) <= 1)
                        .findFirst()
                        .or(() -> DOWNWARDS.contains(all) ? Optional.of(DOWNGRADE) : Optional.empty());
    }

    private static String cure(String direction, List<String> words) {
        List<String> named = Arrays.stream(DatabaseKind.values())
                .map(DatabaseKind::id)
                .filter(id -> words.stream().anyMatch(word -> CALLED.getOrDefault(id, Set.of()).stream()
                        .anyMatch(name -> isLike(word, name))))
                .map(id -> "-- " + direction + " " + id)
                .toList();
        return switch (named.size()) {
            case 0 -> "write -- " + direction + " on a line of its own, from its first column on";
            case 1 -> "write " + named.get(0) + " on a line of its own, from its first column on";
            default ->
                "write -- " + direction + " for every database, or a section for each: " + String.join(", ", named);
        };
    }

    private static Optional<String> direction(String word) {
        if (UPWARDS.stream().anyMatch(name -> isLike(word, name))) {
            return Optional.of(UPGRADE);
        }
        return DOWNWARDS.stream().anyMatch(name -> isLike(word, name)) ? Optional.of(DOWNGRADE) : Optional.empty();
    }

    private static boolean isDatabase(String word) {
        return DATABASES.stream().anyMatch(name -> isLike(word, name));
    }

    /** Whether it is a name, or one with a slip of the keyboard: two letters swapped, or in longer ones a letter wrong. */
    static boolean isLike(String word, String name) {
        int distance = NearestName.distance(word, name);
        boolean swapped = isSwapped(word, name);
        if (name.length() <= SHORT) {
            return distance == 0 || (name.length() > 2 && swapped);
        }
        return distance <= (name.length() >= LONG ? 2 : 1) || swapped;
    }

    private static boolean isSwapped(String word, String name) {
        int at = 0;
        while (at < word.length() && at < name.length() && word.charAt(at) == name.charAt(at)) {
            at++;
        }
        return at + 1 < name.length()
                && word.equals(name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2));
    }

    private static Optional<MistakenLine> fence(List<String> words) {
        String all = String.join("", words);
        boolean begins =
                Stream.of("statementbegin", "statementstart", "beginstatement").anyMatch(it -> isLike(all, it));
        boolean ends = Stream.of("statementend", "endstatement").anyMatch(it -> isLike(all, it));
        return begins || ends
                ? Optional.of(new MistakenLine(
                        "looks like a fence and is none",
                        "write -- statement " + (begins ? "begin" : "end")
                                + " on a line of its own; if it is a comment," + " reword it"))
                : Optional.empty();
    }

    private static Optional<MistakenLine> header(String body, boolean below) {
        Matcher line = HEADER.matcher(body);
        if (!line.matches()) {
            return Optional.empty();
        }
        boolean withColon = line.group(1) != null;
        String key = String.join(
                "_",
                (withColon ? line.group(1) : line.group(2))
                        .toLowerCase(Locale.ROOT)
                        .split("[ _-]+"));
        boolean bare = !withColon && !key.contains("_") && words(body).size() > 2;
        return SqlHeader.KEYS.stream()
                .filter(name -> !bare && (name.equals(key) || (name.length() >= LONG && isLike(key, name))))
                .findFirst()
                .map(name -> below
                        ? new MistakenLine(
                                "is a header below a section line, where it has no effect",
                                "move it above the first section, as -- " + name + ": …; if it is a comment, reword it")
                        : new MistakenLine(
                                "looks like a header and is none",
                                "write -- " + name
                                        + ": … from the line's first column on; if it is a comment, reword it"));
    }
}
