package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;

import dev.retort.dialect.sqlite.text.DefaultText;
import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.dialect.sqlite.text.TypeNames;
import dev.retort.dialect.sqlite.text.TypesAndDefaults;
import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.AlterColumn;
import dev.retort.schema.Column;
import dev.retort.schema.Default;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes a column's type, default, nullability and numbering in the table's text. */
record ColumnAlterations(TableEdits edits) {

    void alter(AlterColumn operation) {
        String name = edits.getColumn(operation.column()).name();
        operation.type().ifPresent(type -> changeType(name, type, operation));
        changeIdentity(name, operation);
        if (operation.defaultValue().isGiven()) {
            changeDefault(name, operation);
        }
        operation.nullable().ifPresent(nullable -> changeNullable(name, nullable));
    }

    private void changeType(String name, SqlType type, AlterColumn operation) {
        boolean numbers = edits.definition()
                .rowidAlias()
                .filter(column -> Names.same(column.name(), name))
                .isPresent();
        boolean integer = type instanceof SqlType.IntegerType;
        String text = numbers && integer
                ? "INTEGER"
                : TypeNames.of(type, edits.definition().isStrict());
        requireLabelAsDefault(name, type, operation);
        keepDefault(name, type, operation);
        convert(name, type, operation);
        removeLabels(name, type, operation.original());
        setType(name, text);
        type.asEnum().ifPresent(labels -> append(name, TableText.labelCheck(name, labels.labels())));
    }

    /** A default that stays has to be a label. */
    private void requireLabelAsDefault(String name, SqlType type, AlterColumn operation) {
        if (type.asEnum().isPresent() && !operation.defaultValue().isGiven()) {
            List<String> labels = type.asEnum().get().labels();
            LabelEdits.literalDefault(edits.getColumn(name))
                    .ifPresentOrElse(
                            text -> LabelEdits.requireLabel(edits, name, text, text.name(), labels),
                            () -> LabelEdits.requireNoExpression(edits, name, labels));
        }
    }

    /** A literal default that stays has to be a value of the new type, too, and is written as one. */
    private void keepDefault(String name, SqlType type, AlterColumn operation) {
        ColumnDefinition column = edits.getColumn(name);
        Optional<Clause> clause = column.find(Clause.Kind.DEFAULT);
        if (clause.isEmpty()
                || operation.defaultValue().isGiven()
                || type.asEnum().isPresent()) {
            return;
        }
        List<Token> tokens = clause.get().tokens();
        Token word = tokens.stream()
                .filter(token -> token.isWord("default"))
                .findFirst()
                .orElseThrow();
        int from = word.end();
        String present = edits.definition().sql().substring(from, clause.get().end());
        SqlType before = operation.original().map(Column::type).orElseGet(() -> new TypesAndDefaults()
                .type(column.declared(), List.of()));
        Default value = new TypesAndDefaults().defaultValue(present.strip(), before);
        if (value instanceof Default.Literal) {
            String text =
                    DefaultText.ofColumn(name, value, type, edits.definition().isStrict());
            if (!text.equals(present.strip())) {
                edits.rebuildAs(edits.definition().spliced(from, clause.get().end(), " " + text));
            }
        }
    }

    private void convert(String name, SqlType type, AlterColumn operation) {
        String source = edits.sources().get(name);
        if (source == null) {
            return;
        }
        if (operation.using().isPresent()) {
            String using = operation.using().get().require(DatabaseKind.SQLITE, "a conversion");
            CastText.read(using).ifPresent(cast -> edits.checks().convertible(name, source, cast.offending(), type));
            Conversion result = Conversion.ofResult(type, "(" + using + ")");
            edits.checks().convertible(name, "(" + using + ")", result.offending(), type);
            edits.convert(name, result.expression());
            return;
        }
        Conversion conversion = Conversion.to(type, source);
        edits.checks().convertible(name, source, conversion.offending(), type);
        edits.sources().put(name, conversion.expression());
    }

    /** An enumeration's check goes with it; any other check stays. */
    private void removeLabels(String name, SqlType type, Optional<Column> original) {
        ColumnDefinition column = edits.getColumn(name);
        boolean enumeration = type.asEnum().isPresent()
                || column.isOfType("TEXT")
                || original.flatMap(before -> before.type().asEnum()).isPresent();
        column.labelCheck()
                .filter(check -> enumeration)
                .ifPresent(check -> edits.rebuildAs(edits.definition().without(check)));
    }

    private void setType(String name, String type) {
        ColumnDefinition column = edits.getColumn(name);
        int end = column.nameToken().end();
        String present = edits.definition().sql().substring(end, column.typeEnd());
        if (!present.strip().equalsIgnoreCase(type)) {
            edits.rebuildAs(edits.definition().spliced(end, column.typeEnd(), " " + type));
        }
    }

    private void changeIdentity(String name, AlterColumn operation) {
        if (operation.identity() instanceof Change.To) {
            if (!edits.definition().primaryKey().stream().allMatch(key -> Names.same(key, name))
                    || edits.definition().primaryKey().isEmpty()) {
                throw new InvalidOperationException(
                        "on SQLite only a single-column primary key can number its rows, and '" + edits.table() + "."
                                + name + "' isn't one",
                        "make the column the primary key first");
            }
            setType(name, "INTEGER");
        } else if (operation.identity() instanceof Change.Remove) {
            removeAutoincrement(name);
            SqlType type = operation.original().map(Column::type).orElseGet(Schema::bigInteger);
            setType(
                    name,
                    TypeNames.of(
                            operation.type().orElse(type), edits.definition().isStrict()));
        }
    }

    private void removeAutoincrement(String name) {
        edits.getColumn(name)
                .find(Clause.Kind.PRIMARY_KEY)
                .filter(Clause::isAutoincrement)
                .map(Clause::tokens)
                .ifPresent(key -> edits.rebuildAs(edits.definition()
                        .spliced(
                                key.get(key.size() - 2).end(),
                                key.get(key.size() - 1).end(),
                                "")));
    }

    private void changeDefault(String name, AlterColumn operation) {
        ColumnDefinition column = edits.getColumn(name);
        column.find(Clause.Kind.DEFAULT)
                .ifPresent(clause -> edits.rebuildAs(edits.definition().without(clause)));
        if (operation.defaultValue() instanceof Change.To<Default> to) {
            SqlType type = operation
                    .type()
                    .or(() -> operation.original().map(Column::type))
                    .orElseGet(() -> new TypesAndDefaults().type(column.declared(), List.of()));
            insert(
                    name,
                    "DEFAULT "
                            + DefaultText.ofColumn(
                                    name, to.value(), type, edits.definition().isStrict()),
                    Clause.Kind.COLLATE,
                    Clause.Kind.NOT_NULL);
        }
    }

    private void changeNullable(String name, boolean nullable) {
        ColumnDefinition column = edits.getColumn(name);
        Optional<Clause> present = column.find(Clause.Kind.NOT_NULL);
        if (nullable) {
            present.ifPresent(clause -> edits.rebuildAs(edits.definition().without(clause)));
        } else if (present.isEmpty()) {
            Optional.ofNullable(edits.sources().get(name))
                    .ifPresent(source -> edits.checks().notNull(name, source));
            column.find(Clause.Kind.NULL)
                    .ifPresent(clause -> edits.rebuildAs(edits.definition().without(clause)));
            insert(name, "NOT NULL", Clause.Kind.COLLATE);
        }
    }

    /** Behind these clauses, or the type if there are none, which is where a new table has it. */
    private void insert(String name, String text, Clause.Kind... before) {
        ColumnDefinition column = edits.getColumn(name);
        int end = Stream.of(before)
                .flatMap(kind -> column.find(kind).stream())
                .mapToInt(Clause::end)
                .reduce(column.typeEnd(), Math::max);
        edits.rebuildAs(edits.definition().spliced(end, end, " " + text));
    }

    private void append(String name, String text) {
        int end = edits.getColumn(name).end();
        edits.rebuildAs(edits.definition().spliced(end, end, " " + text));
    }

    /**
     * An expression that is a CAST to a number and nothing else. SQLite's own makes
     * <a href="https://www.sqlite.org/lang_expr.html#castexpr">0 of a text that is none</a>, where PostgreSQL refuses.
     *
     * @param operand what is cast
     */
    record CastText(String operand) {

        private static final String NUMBER = "(?:int|bigint|smallint|numeric|decimal|real|double).*";

        static Optional<CastText> read(String expression) {
            List<Token> tokens = Tokenizer.strictTokens(expression, DatabaseKind.SQLITE);
            if (tokens.size() < 6
                    || !tokens.get(0).isWord("CAST")
                    || !tokens.get(1).isSymbol("(")
                    || TokenCursor.closing(tokens, 1) != tokens.size() - 1) {
                return Optional.empty();
            }
            return lastAs(tokens)
                    .filter(as -> Names.fold(tokens.get(as + 1).text()).matches(NUMBER))
                    .map(as -> new CastText(expression
                            .substring(tokens.get(1).end(), tokens.get(as).start())
                            .strip()));
        }

        private static Optional<Integer> lastAs(List<Token> tokens) {
            return IntStream.range(3, tokens.size() - 2)
                    .filter(place -> tokens.get(place).isWord("AS"))
                    .boxed()
                    .reduce((first, second) -> second);
        }

        /** Whether a text is cast that is no number. */
        String offending() {
            return "typeof(" + operand + ") = 'text' AND CAST(" + operand + " AS NUMERIC) <> (" + operand + ")";
        }
    }
}
