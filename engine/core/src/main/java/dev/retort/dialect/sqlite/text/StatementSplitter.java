package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.Problem;
import dev.retort.sql.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits at semicolons that are not in a quote, a comment or a trigger's body. Statements that SQLite refuses within a
 * transaction, such as {@code VACUUM}, are marked.
 */
public final class StatementSplitter implements SqlSplitter {

    private static final Pattern FENCE_BEGIN =
            Pattern.compile("--\\s*statement\\s+begin\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FENCE_END = Pattern.compile(
            "^[ \\t]*--[ \\t]*statement[ \\t]+end[ \\t]*\\r?$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Set<String> CONTROL = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK");

    @Override
    public List<SqlStatement> split(String text) {
        List<SqlStatement> statements = new ArrayList<>();
        Lexer lexer = new Lexer(text);
        OpenStatement open = new OpenStatement(text);
        for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
            Token it = token.get();
            if (it.kind() == Token.Kind.COMMENT && isFence(it) && open.hasNoWords()) {
                open = new OpenStatement(text);
                lexer.moveTo(fenced(text, it, statements));
            } else if (it.isSymbol(';') && !open.isInBody()) {
                open.end(it.start()).ifPresent(statements::add);
                open = new OpenStatement(text);
            } else {
                open.add(it);
            }
        }
        open.end(text.length()).ifPresent(statements::add);
        return List.copyOf(statements);
    }

    @Override
    public Optional<String> transactionControl(String sql) {
        Lexer lexer = new Lexer(sql);
        List<Token> words = new ArrayList<>();
        for (Optional<Token> token = lexer.next(); token.isPresent() && words.size() < 3; token = lexer.next()) {
            token.filter(it -> it.kind() != Token.Kind.COMMENT).ifPresent(words::add);
        }
        String first = words.isEmpty() ? "" : words.get(0).text().toUpperCase(Locale.ROOT);
        boolean toSavepoint = first.equals("ROLLBACK") && words.stream().anyMatch(word -> word.is("TO"));
        return CONTROL.contains(first) && !toSavepoint ? Optional.of(first) : Optional.empty();
    }

    private static boolean isFence(Token comment) {
        return FENCE_BEGIN.matcher(comment.text().strip()).matches();
    }

    private static int fenced(String text, Token begin, List<SqlStatement> statements) {
        Matcher end = FENCE_END.matcher(text);
        if (!end.find(begin.end())) {
            throw new SqlSyntaxException(Problem.of("sql-syntax", "a statement's fence is opened and never closed")
                    .with("line", Lexer.line(text, begin.start()))
                    .cure("add a line '-- statement end' after the statement"));
        }
        String inner = text.substring(begin.end(), end.start()).stripTrailing();
        int first = begin.end() + inner.length() - inner.stripLeading().length();
        String sql = inner.strip().replaceFirst(";$", "");
        if (!sql.isEmpty()) {
            statements.add(new SqlStatement(sql, true, Optional.of(Lexer.line(text, first))));
        }
        return end.end();
    }
}
