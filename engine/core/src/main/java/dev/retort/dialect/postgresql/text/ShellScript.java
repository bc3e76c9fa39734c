package dev.retort.dialect.postgresql.text;

import dev.retort.dialect.ScriptFrame;
import java.util.List;
import java.util.Optional;

/**
 * Frames a script for {@code psql}, 14 and later. What psql itself would replace, such as {@code :name} where a variable
 * of that name is set, isn't protected from it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html">psql</a>
 */
public final class ShellScript implements ScriptFrame {

    @Override
    public List<String> opening() {
        return List.of("\\set ON_ERROR_STOP on");
    }

    @Override
    public List<String> begin() {
        return List.of("BEGIN;");
    }

    @Override
    public List<String> commit() {
        return List.of("COMMIT;");
    }

    @Override
    public List<String> closing() {
        return List.of();
    }

    @Override
    public List<String> requireNoRows(String reason, String query) {
        return List.of("DO $retort$ BEGIN\n  IF EXISTS (" + query + ") THEN\n    RAISE EXCEPTION USING MESSAGE = "
                + Literals.text(reason) + ";\n  END IF;\nEND $retort$;");
    }

    /** On a line of its own, the semicolon isn't part of a comment that ends the statement. */
    @Override
    public String statement(String sql) {
        return sql + (sql.substring(sql.lastIndexOf('\n') + 1).contains("--") ? "\n;" : ";");
    }

    @Override
    public Optional<String> scratchUrl() {
        return Optional.empty();
    }
}
