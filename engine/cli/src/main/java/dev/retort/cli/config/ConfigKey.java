package dev.retort.cli.config;

import dev.retort.script.writing.FileTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set, with its type and default. */
public enum ConfigKey {
    /** Folders with revisions, relative to the configuration file. */
    LOCATIONS(ValueType.LIST, "migrations"),
    /** Whether folders below the locations are searched too. */
    RECURSIVE(ValueType.BOOLEAN, "false"),
    /** The database. */
    URL(ValueType.TEXT),
    /** The database's user, if the URL has none. */
    USER(ValueType.TEXT),
    /** The user's password, if the URL has none. */
    PASSWORD(ValueType.TEXT),
    /** Where the current revisions are kept. */
    VERSION_TABLE(ValueType.TEXT, "retort_version"),
    /** How constraints and indexes without a name are called: {@code none}, {@code common}, or a table of patterns. */
    NAMING(ValueType.PATTERNS, "none"),
    /** How long to wait for another run. */
    LOCK_TIMEOUT(ValueType.DURATION, "60s"),
    /** How long a statement waits for a lock of another session. */
    LOCK_WAIT(ValueType.DURATION),
    /** How long a statement may take; on PostgreSQL. */
    STATEMENT_TIMEOUT(ValueType.DURATION),
    /** {@code per-revision} or {@code per-run}. */
    TRANSACTIONS(ValueType.TEXT, "per-revision"),
    /** What new revisions are written in: {@code sql} or {@code java}. */
    SCRIPT_KIND(ValueType.TEXT, "sql"),
    /** How new files are called. */
    FILE_TEMPLATE(ValueType.TEXT, FileTemplate.DEFAULT),
    /** How long the message's part of a file name may be, in characters. */
    TRUNCATE_SLUG_LENGTH(ValueType.INTEGER, "40"),
    /** The zone for the time in file names. */
    TIMEZONE(ValueType.TEXT, "UTC"),
    /** Command lines that run over each new file. */
    POST_WRITE_HOOKS(ValueType.LIST);

    private final ValueType type;
    private final String byDefault;

    ConfigKey(ValueType type) {
        this(type, "");
    }

    ConfigKey(ValueType type, String byDefault) {
        this.type = type;
        this.byDefault = byDefault;
    }

    /** The name in the file, such as {@code version_table}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its environment variable, such as {@code RETORT_VERSION_TABLE}. */
    public String variable() {
        return "RETORT_" + name();
    }

    /** The name of its system property, such as {@code retort.version_table}. */
    public String property() {
        return "retort." + key();
    }

    /** Whether no output may show it. */
    public boolean isSecret() {
        return this == PASSWORD;
    }

    ValueType type() {
        return type;
    }

    /** Empty if there is no default. */
    List<String> defaults() {
        return byDefault.isEmpty() ? List.of() : List.of(byDefault);
    }

    static Optional<ConfigKey> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ConfigKey::key).toList();
    }
}
