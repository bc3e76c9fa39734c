package dev.retort.catalog;

/**
 * The aspects that a snapshot reads only on request, because they change without anyone changing the schema or because
 * they belong to more than this schema.
 *
 * @param sequencePositions where each sequence and identity column stands
 * @param settings the database's settings: {@code ALTER DATABASE … SET}, SQLite's header PRAGMAs
 * @param roles the roles of the whole PostgreSQL server
 */
public record SnapshotOptions(boolean sequencePositions, boolean settings, boolean roles) {

    /** Gives the options with which nothing optional is read. */
    public static SnapshotOptions standard() {
        return new SnapshotOptions(false, false, false);
    }

    /** Gives the options with which everything is read. */
    public static SnapshotOptions everything() {
        return new SnapshotOptions(true, true, true);
    }

    /** Gives a copy that also reads where sequences stand. */
    public SnapshotOptions withSequencePositions() {
        return new SnapshotOptions(true, settings, roles);
    }

    /** Gives a copy that also reads the database's settings. */
    public SnapshotOptions withSettings() {
        return new SnapshotOptions(sequencePositions, true, roles);
    }

    /** Gives a copy that also reads the server's roles. */
    public SnapshotOptions withRoles() {
        return new SnapshotOptions(sequencePositions, settings, true);
    }
}
