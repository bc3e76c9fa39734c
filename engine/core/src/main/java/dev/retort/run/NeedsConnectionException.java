package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** A script can't be written, since an operation has to ask the database: code {@code needs-connection}. */
public final class NeedsConnectionException extends RetortException {

    private static final long serialVersionUID = 1L;

    private static final String CODE = "needs-connection";

    private NeedsConnectionException(Problem problem) {
        super(problem);
    }

    static NeedsConnectionException toRead(String sql) {
        return new NeedsConnectionException(
                Problem.of(CODE, "op.query(…) needs a connection: a script has no rows to read")
                        .with("query", sql)
                        .cure("write it as one SQL statement that selects its own rows, or run it online"));
    }

    /** A copy that names the operation which asked the catalogue. */
    NeedsConnectionException by(String operation) {
        return new NeedsConnectionException(Problem.of(CODE, operation + " needs a connection: it reads the catalogue")
                .cure("say what was there before, as in op.alterColumn(…).was(column(…)), or run it online"));
    }
}
