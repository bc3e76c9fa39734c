package dev.retort.dialect;

/**
 * What a statement left out, because {@code IF EXISTS} or {@code IF NOT EXISTS} let it.
 *
 * @param reason in the database's words, or like them, such as {@code relation "t" already exists, skipping}
 * @param isWorthWarning whether the schema may be another than the statement says: what was to be made is there already, of
 *     whatever shape, or what was to be altered isn't there. What was to be dropped, and is gone, is as it was asked for
 */
public record NothingDone(String reason, boolean isWorthWarning) {}
