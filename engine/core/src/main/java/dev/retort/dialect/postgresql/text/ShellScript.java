package dev.retort.dialect.postgresql.text;

import dev.retort.dialect.ScriptFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames a script for {@code psql}, 14 and later. What psql itself would replace, such as {@code :name} where a variable
 * of that name is set, isn't protected from it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html">psql</a>
 */
public final class ShellScript implements ScriptFrame {

    private static final String NOTE = "SELECT session_user AS retort_user, current_setting('role') AS retort_role,"
            + " current_setting('search_path') AS retort_path \\gset";

    /** {@code RESET ALL} spares the roles, and goes back to what psql began with, so that the path follows. */
    private static final List<String> PUT_BACK = List.of(
            "RESET ALL;",
            "SELECT set_config('session_authorization', :'retort_user', false) AS user,"
                    + " set_config('role', :'retort_role', false) AS role,"
                    + " set_config('search_path', :'retort_path', false) AS path \\gset retort_again_");

    @Override
    public List<String> opening() {
        return List.of("\\set ON_ERROR_STOP on", NOTE);
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
    public List<String> putBack(List<String> statements) {
        List<String> lines = new ArrayList<>();
        if (statements.stream().anyMatch(SessionWords::sets)) {
            lines.addAll(PUT_BACK);
        }
        if (statements.stream().anyMatch(SessionWords::isTemporary)) {
            lines.add("DISCARD TEMP;");
        }
        return lines;
    }

    @Override
    public List<String> requireNoRows(String reason, String query) {
        return List.of("DO $retort$ BEGIN\n  IF EXISTS (" + query + ") THEN\n    RAISE EXCEPTION USING MESSAGE = "
                + Literals.text(reason) + ";\n  END IF;\nEND $retort$;");
    }
}
