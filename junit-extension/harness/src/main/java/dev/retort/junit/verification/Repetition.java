package dev.retort.junit.verification;

import java.util.Optional;

/**
 * What is to be run again.
 *
 * @param database the database's request, such as {@code postgresql}
 * @param check the check's id
 * @param revision the revision's id; empty for a check of the whole
 */
public record Repetition(String database, String check, Optional<String> revision) {}
