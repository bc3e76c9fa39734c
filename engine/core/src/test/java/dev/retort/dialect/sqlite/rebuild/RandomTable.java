package dev.retort.dialect.sqlite.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random {@code CREATE TABLE} text by SQLite's grammar, with names, types, comments and quotes that a reader could fall
 * over. SQLite doesn't take each of them.
 */
final class RandomTable {

    private static final List<String> NAMES = List.of(
            "a",
            "B",
            "c1",
            "_d$",
            "key",
            "generated",
            "always",
            "stored",
            "virtual",
            "begin",
            "end",
            "left",
            "indexed",
            "replace",
            "strict",
            "without",
            "rowid",
            "no",
            "action",
            "initially",
            "deferred",
            "é",
            "É",
            "chec\u212a",
            "con\u017ftraint",
            "x\u2003y",
            "\"b c\"",
            "\"check\"",
            "\"a\"\"b\"",
            "\"--x\"",
            "\"/*y\"",
            "\"p,q\"",
            "\"(\"",
            "\")\"",
            "\"CONSTRAINT\"",
            "[x y]",
            "[a'b]",
            "[primary]",
            "`q``r`",
            "`not null`",
            "'s'",
            "'it''s'",
            "\"\"");

    private static final List<String> TYPE_WORDS = List.of(
            "INT",
            "INTEGER",
            "integer",
            "TEXT",
            "BLOB",
            "ANY",
            "REAL",
            "VARCHAR",
            "DOUBLE PRECISION",
            "generated",
            "always",
            "generated always",
            "some_type_that_is_always",
            "\"odd type\"",
            "\"INTEGER\"",
            "'text'",
            "[int]",
            "`check`",
            "key",
            "first",
            "with time zone",
            "\"unique\"");

    private static final List<String> GAPS = List.of(
            " ", " ", " ", " ", "\n", "\t", "  ", "/*c*/", "/* , ) ' \" ( */", "-- it's, (\n", " /**/ ", "\f", "\r\n");

    private final Random random;
    private final List<String> words = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    private RandomTable(Random random) {
        this.random = random;
    }

    static String text(Random random) {
        RandomTable table = new RandomTable(random);
        table.write();
        return table.joined();
    }

    private void write() {
        add("CREATE", "TABLE", one("t", "\"t\"", "[t]", "'t'", "`t`"), "(");
        int count = 1 + random.nextInt(4);
        while (columns.size() < count) {
            columns.add(pick(NAMES));
        }
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                add(",");
            }
            column(columns.get(i));
        }
        constraints();
        add(")");
        if (maybe(8)) {
            add("WITHOUT", "ROWID");
            if (maybe(3)) {
                add(",", "strict");
            }
        } else if (maybe(8)) {
            add("STRICT");
        }
    }

    private void column(String name) {
        add(name);
        if (!maybe(3)) {
            for (int i = 1 + random.nextInt(3) / 2; i > 0; i--) {
                add(pick(TYPE_WORDS).split(" (?=[a-zA-Z]+$)"));
            }
            if (maybe(5)) {
                add("(", one("1", "-2", "+3.5"));
                if (maybe(2)) {
                    add(",", one("4", "-1e3"));
                }
                add(")");
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            if (maybe(4)) {
                add("CONSTRAINT", pick(NAMES));
            }
            columnConstraint();
        }
        if (maybe(8)) {
            add("constraint", pick(NAMES));
        }
    }

    private void columnConstraint() {
        switch (random.nextInt(14)) {
            case 0 -> {
                add("PRIMARY", "KEY");
                optional(3, one("ASC", "DESC"));
                conflict();
                optional(4, "AUTOINCREMENT");
            }
            case 1, 2 -> {
                add("NOT", "NULL");
                conflict();
            }
            case 3 -> {
                add("NULL");
                conflict();
            }
            case 4 -> {
                add("UNIQUE");
                conflict();
            }
            case 5, 6 -> check();
            case 7, 8 -> defaultValue();
            case 9 -> add("COLLATE", one("nocase", "\"RTRIM\"", "binary", "'nocase'"));
            case 10 -> references();
            case 11 -> deferral();
            case 12 -> {
                if (maybe(2)) {
                    add("GENERATED", "ALWAYS");
                }
                add("AS", "(");
                expression();
                add(")");
                optional(2, one("STORED", "virtual"));
            }
            default -> add("CONSTRAINT", pick(NAMES));
        }
    }

    private void defaultValue() {
        add("DEFAULT");
        switch (random.nextInt(6)) {
            case 0 -> add(one("1", "'x'", "x'00ff'", "NULL", "true", "CURRENT_TIMESTAMP", "1.5e-3", "'a)b'"));
            case 1 -> add(one("-", "+"), one("1", ".5", "'q'"));
            case 2 -> add(one("someword", "\"quoted, word\"", "generated", "[x)]", "key"));
            default -> {
                add("(");
                add(one("1", "'x' || ')'", "1+(2)", "abs(-1)", "\"text\"").split("(?<=[|+(])|(?=[|+(])"));
                add(")");
            }
        }
    }

    private void references() {
        add("REFERENCES", one("t", "\"other table\"", "[p]", "'q'", "key"));
        if (maybe(2)) {
            add("(", pick(NAMES), ")");
        }
        referenceTail();
    }

    private void referenceTail() {
        for (int i = random.nextInt(3); i > 0; i--) {
            if (maybe(4)) {
                add("MATCH", one("full", "\"simple\"", "key"));
            } else {
                add("ON", one("DELETE", "UPDATE", "INSERT", "delete"));
                add(one("SET NULL", "SET DEFAULT", "CASCADE", "restrict", "NO ACTION")
                        .split(" "));
            }
        }
        if (maybe(3)) {
            deferral();
        }
    }

    private void deferral() {
        optional(2, "NOT");
        add("DEFERRABLE");
        if (maybe(2)) {
            add("INITIALLY", one("DEFERRED", "IMMEDIATE"));
        }
    }

    private void conflict() {
        if (maybe(4)) {
            add("ON", "CONFLICT", one("ROLLBACK", "ABORT", "fail", "IGNORE", "REPLACE"));
        }
    }

    private void check() {
        add("CHECK", "(");
        expression();
        add(")");
    }

    private void expression() {
        String name = pick(columns).startsWith("'")
                ? "1"
                : pick(columns.stream().filter(it -> !it.startsWith("'")).toList(), "1");
        switch (random.nextInt(9)) {
            case 0 -> add("1");
            case 1 -> add(name, ">", "0");
            case 2 -> add(name, "IN", "(", "1", ",", "','", ",", "')'", ")");
            case 3 -> add(name, "IS", "NOT", "NULL");
            case 4 -> add("(", name, ")");
            case 5 -> add("CASE", "WHEN", name, "THEN", "1", "ELSE", "2", "END");
            case 6 -> add("coalesce", "(", name, ",", "'CHECK (1'", ")");
            case 7 -> add(name, "COLLATE", "nocase", "=", "'-- x'");
            default -> add(name, "+", "-1");
        }
    }

    private void constraints() {
        int count = random.nextInt(4) - 1;
        for (int i = 0; i < count; i++) {
            if (i == 0 || !maybe(4)) {
                add(",");
            }
            if (maybe(3)) {
                add("CONSTRAINT", pick(NAMES));
            }
            switch (random.nextInt(6)) {
                case 0 -> {
                    add("PRIMARY", "KEY");
                    keyed();
                    conflict();
                }
                case 1, 2 -> {
                    add("UNIQUE");
                    keyed();
                    conflict();
                }
                case 3 -> {
                    check();
                    conflict();
                }
                case 4 -> {
                    add("FOREIGN", "KEY", "(", pick(columns), ")");
                    references();
                }
                default -> add("CONSTRAINT", pick(NAMES));
            }
        }
    }

    private void keyed() {
        add("(");
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            boolean wrapped = maybe(6);
            if (wrapped) {
                add("(");
            }
            add(pick(columns));
            if (maybe(5)) {
                add("COLLATE", one("nocase", "\"binary\""));
            }
            if (wrapped) {
                add(")");
            }
            optional(4, one("ASC", "DESC"));
            if (i > 1) {
                add(",");
            }
        }
        optional(20, "AUTOINCREMENT");
        add(")");
    }

    private void add(String... more) {
        words.addAll(List.of(more));
    }

    private void optional(int chance, String word) {
        if (maybe(chance)) {
            add(word);
        }
    }

    private boolean maybe(int chance) {
        return random.nextInt(chance) == 0;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String pick(List<String> choices, String otherwise) {
        return choices.isEmpty() ? otherwise : pick(choices);
    }

    private String joined() {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            boolean tight = text.length() > 0
                    && maybe(3)
                    && !(isWordPart(text.charAt(text.length() - 1)) && isWordPart(word.charAt(0)))
                    && !(text.charAt(text.length() - 1) == word.charAt(0) && "'\"`-".indexOf(word.charAt(0)) >= 0)
                    && !(word.startsWith("'") && text.toString().matches("(?s).*[xX]"));
            text.append(tight || text.length() == 0 ? "" : pick(GAPS)).append(word);
        }
        return text.toString();
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || c == '.' || c >= 128 || Character.isLetterOrDigit(c);
    }
}
