package dev.retort.cli.config;

import dev.retort.error.NearestName;
import dev.retort.run.OwnTables;
import dev.retort.script.writing.FileTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Everything that can be set, with its type and default. */
public enum ConfigKey {
    /** Folders with revisions, relative to the configuration file. */
    LOCATIONS(ValueType.LIST, "migrations", "folders with revisions, relative to the file; or classpath:…"),
    /** Whether folders below the locations are searched too. */
    RECURSIVE(ValueType.BOOLEAN, "false", "whether folders below are searched too"),
    /** The database. */
    URL(ValueType.TEXT, "", "postgresql://user@host/name, sqlite:///./app.db, or the JDBC URL of either"),
    /** The database's user, if the URL has none. */
    USER(ValueType.TEXT, "", "for a URL that has none"),
    /** The user's password, if the URL has none. */
    PASSWORD(ValueType.TEXT, "", "for a URL that has none"),
    /** Where the current revisions are kept. */
    VERSION_TABLE(
            ValueType.TEXT,
            OwnTables.VERSION,
            "may include a schema: audit.retort_version; alembic_version takes over a database of Alembic's"),
    /** Where it is logged what was done. */
    HISTORY_TABLE(ValueType.TEXT, OwnTables.HISTORY, "the log of what was done, in the schema of the version table"),
    /** How unnamed constraints and indexes are named: {@code none}, {@code common}, or a table of patterns. */
    NAMING(
            ValueType.PATTERNS,
            "none",
            "names for unnamed constraints and indexes: none, common, or a table of patterns: primary_key, unique, foreign_key, check, exclusion, index"),
    /** How long to wait for another run. */
    LOCK_TIMEOUT(ValueType.DURATION, "60s", "how long to wait for another run: 500ms, 30s, 5m"),
    /** How long a statement waits for a lock of another session. */
    LOCK_WAIT(
            ValueType.DURATION,
            "",
            "how long a statement waits for a lock of another session; as the database is set by default"),
    /** How long a statement may take; on PostgreSQL. */
    STATEMENT_TIMEOUT(
            ValueType.DURATION,
            "",
            "how long a statement in a transaction may take, on PostgreSQL; as the database is set by default"),
    /** {@code per-revision} or {@code per-run}. */
    TRANSACTIONS(ValueType.TEXT, "per-revision", "per-revision, or per-run: how much is done in one transaction"),
    /** What new revisions are written in: {@code sql} or {@code java}. */
    SCRIPT_KIND(ValueType.TEXT, "sql", "what revision writes: sql or java"),
    /** How new files are named. */
    FILE_TEMPLATE(ValueType.TEXT, FileTemplate.DEFAULT, "how new files are named"),
    /** How long the message's part of a file name may be, in characters. */
    TRUNCATE_SLUG_LENGTH(ValueType.INTEGER, "40", "characters of the message in a file name; cut between words"),
    /** The zone for the time in file names. */
    TIMEZONE(ValueType.TEXT, "UTC", "the zone of the time in file names"),
    /** Command lines that run over each new file. */
    POST_WRITE_HOOKS(
            ValueType.LIST,
            "",
            "command lines for new files, run without a shell; if one fails, the file is deleted again");

    private final ValueType type;
    private final String byDefault;
    private final String meaning;

    ConfigKey(ValueType type, String byDefault, String meaning) {
        this.type = type;
        this.byDefault = byDefault;
        this.meaning = meaning;
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

    /** What it is for, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** What kind of value it takes, in words. */
    public String kind() {
        return type.description();
    }

    /** What holds where nothing is set; empty for nothing. */
    public String byDefault() {
        return byDefault;
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

    /** The key that was meant by one that doesn't exist; empty if none is near. */
    static Optional<String> nearest(String asked) {
        List<String> keys = Arrays.stream(values()).map(ConfigKey::key).toList();
        return NearestName.of(asked, keys).or(() -> NearestName.sharingAWord(asked, keys));
    }

    /** What kind of value a key takes. */
    enum ValueType {
        TEXT("a string in quotes", String.class),
        LIST("a list of strings", TomlArray.class),
        PATTERNS("a string, or a table of strings", TomlTable.class),
        INTEGER("a whole number", Long.class),
        BOOLEAN("true or false", Boolean.class),
        DURATION("a duration such as \"30s\", \"5m\" or \"500ms\"", String.class);

        private final String description;
        private final Class<?> toml;

        ValueType(String description, Class<?> toml) {
            this.description = description;
            this.toml = toml;
        }

        String description() {
            return description;
        }

        /** The strings that a value in the file means; empty if it is of another type. */
        Optional<List<String>> fromToml(Object value) {
            if ((this == LIST || this == PATTERNS) && value instanceof String single) {
                return Optional.of(List.of(single));
            }
            if (!toml.isInstance(value)) {
                return Optional.empty();
            }
            if (value instanceof TomlTable table) {
                return entries(table);
            }
            return value instanceof TomlArray array ? texts(array) : Optional.of(List.of(value.toString()));
        }

        /** The strings that an option or a variable means; commas divide a list. */
        List<String> fromText(String text) {
            return this == LIST || this == PATTERNS
                    ? Arrays.stream(text.split(","))
                            .map(String::strip)
                            .filter(each -> !each.isEmpty())
                            .toList()
                    : List.of(text);
        }

        /** Each entry as {@code key=value}, the form in which an option gives it. */
        private static Optional<List<String>> entries(TomlTable table) {
            return table.toMap().values().stream().allMatch(String.class::isInstance)
                    ? Optional.of(table.toMap().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList())
                    : Optional.empty();
        }

        private static Optional<List<String>> texts(TomlArray array) {
            List<Object> values = array.toList();
            return values.stream().allMatch(String.class::isInstance)
                    ? Optional.of(values.stream().map(Object::toString).toList())
                    : Optional.empty();
        }
    }
}
