package dev.retort.junit.witness;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** Thrown when SchemaCrawler can't read a schema. */
public final class CrawlException extends RetortException {

    private static final long serialVersionUID = 1L;

    CrawlException(String why, Throwable cause) {
        super(
                Problem.of("crawl-failed", "SchemaCrawler couldn't read the schema")
                        .with("it said", why),
                cause);
    }
}
