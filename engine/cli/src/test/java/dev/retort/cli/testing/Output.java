package dev.retort.cli.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What one run of the program gave.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
public record Output(int code, String out, String err) {

    /** Standard output, which must be one JSON document. */
    public Map<String, Object> json() {
        try {
            return JSON.std.mapFrom(out);
        } catch (IOException noJson) {
            throw new UncheckedIOException(out, noJson);
        }
    }

    /** Both streams. */
    public String all() {
        return out + err;
    }
}
