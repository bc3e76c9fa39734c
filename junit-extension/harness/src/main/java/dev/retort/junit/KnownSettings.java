package dev.retort.junit;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one list of settings. One that isn't on it is refused, since it would have no effect. */
final class KnownSettings {

    /** The settings of a test run, with what they mean, in the order in which people read them. */
    static final Map<String, String> OF_TESTS = ofTests();

    /** Those of the command line, by their keys without {@code retort.}; as variables they stand beside ours. */
    static final Set<String> OF_THE_COMMAND_LINE = Set.of(
            "config",
            "env",
            "java_opts",
            "locations",
            "recursive",
            "url",
            "user",
            "password",
            "version_table",
            "history_table",
            "naming",
            "lock_timeout",
            "lock_wait",
            "statement_timeout",
            "transactions",
            "script_kind",
            "file_template",
            "truncate_slug_length",
            "timezone",
            "post_write_hooks");

    /** Those of the build of Retort itself. */
    private static final Set<String> OF_OUR_BUILD = Set.of(
            "retort.docs.update",
            "retort.engine.dir",
            "retort.generated.schemas",
            "retort.mistakes.update",
            "retort.postgresql.version",
            "retort.regression.scripts",
            "retort.slow",
            "retort.terminals",
            "retort.test.server");

    private static final String PREFIX = "retort.";
    private static final String VARIABLE_PREFIX = "RETORT_";
    private static final String FILE = "junit-platform.properties";

    /** What the platform told of its configuration parameters when tests were looked for. */
    private static volatile Set<String> parameters = Set.of();

    private static volatile Function<String, Optional<String>> values = key -> Optional.empty();

    private KnownSettings() {}

    private static Map<String, String> ofTests() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(Settings.DATABASES, "the databases, such as `sqlite,postgresql` or `postgresql:15`");
        keys.put(
                DatabaseSettings.REQUIRED,
                "`true`, or a list such as `postgresql`: a database that isn't there fails instead of being skipped");
        keys.put(DatabaseSettings.POSTGRESQL_URL, "a PostgreSQL server of your own");
        keys.put(DatabaseSettings.POSTGRESQL_USER, "its user");
        keys.put(DatabaseSettings.POSTGRESQL_PASSWORD, "the user's password");
        keys.put(
                DatabaseSettings.POSTGRESQL_MODE,
                "where PostgreSQL comes from: `auto`, `url`, `container`, `embedded`");
        keys.put(DatabaseSettings.POSTGRESQL_IMAGE, "the container image; `%d` in it stands for the major version");
        keys.put(DatabaseSettings.DIRECTORY, "where files of databases go");
        keys.put(Settings.CHECKS, "only these checks; with a `-` before them, all but these");
        keys.put(Settings.REVISIONS, "only these revisions, by their ids or the start of them");
        keys.put(
                Settings.CHANGED_SINCE,
                "only revisions that changed since a commit, `git:main`, or since all was green, `last-green`, see"
                        + " [choosing.md](choosing.md)");
        keys.put(Settings.GREEN_STORE, "where it is kept what was green; `target/retort/green`");
        keys.put(Settings.SHARD, "only a part of the revisions, such as `1/4`, see [choosing.md](choosing.md)");
        keys.put(
                Settings.BEGINS_AT,
                "the states in which walks begin, in place of those of `@BeginsAt`, see"
                        + " [given-states.md](given-states.md)");
        keys.put(Settings.WITNESS, "when SchemaCrawler is asked too: `head`, `every` revision, `off`");
        keys.put(Settings.ROWS, "`generated`: besides the given rows others are generated; `given`: only those");
        keys.put(
                Settings.SEED,
                "a number from which all generated rows follow; a finding names the one it was seen with");
        keys.put(Settings.TRIES, "how many sets of rows are tried on each revision; 3");
        keys.put(Settings.ROWS_STORE, "where rows are stored with which something fails; `target/retort/rows`");
        keys.put(
                Settings.NIGHT,
                "`true`: the checks of the night are made too, see [nightly-checks.md](nightly-checks.md)");
        keys.put(
                Settings.UPDATE_KNOWN,
                "`true`: the file of known findings is written anew, see [adopting.md](adopting.md#an-old-history)");
        keys.put(
                Settings.ALLOW_EMPTY,
                "`true`: a verification with nothing to look at, without revisions or databases, is green");
        keys.put(
                Settings.HOLD,
                "such as `10m`: how long databases in which something was found are held after the tests of a class");
        keys.put(Settings.NAMES, "what a test is called: `full` with its check and database, or `short`");
        keys.put("retort.console", "what is printed: `tree`, `plain`, `off`");
        keys.put(
                Settings.PROGRESS,
                "`false`: the console doesn't tell how far a walk of more than ten seconds has come");
        keys.put(Settings.REPORT_DIRECTORY, "where the report goes; `target/retort`");
        keys.put(
                Settings.STEP_SUMMARY,
                "the file to which the summary in Markdown is appended; that of `GITHUB_STEP_SUMMARY`; `off` for none");
        keys.put(
                Settings.REPORT_VALUES,
                "what becomes of values of rows in findings: `shown`, `masked`, `left-out`, see"
                        + " [reports.md](reports.md)");
        keys.put(
                Settings.WORKING_DIRECTORY,
                "what the report's path is shown relative to; with Maven `${session.executionRootDirectory}`");
        keys.put("retort.snapshots.dir", "where schema assertions keep their stored files");
        keys.put("retort.snapshots.update", "`true`: schema assertions write their stored files anew");
        return keys;
    }

    /**
     * Takes note of the platform's configuration parameters, which come from several places; the last call counts.
     *
     * @param keys their names
     * @param value gives the value of one
     */
    static void given(Collection<String> keys, Function<String, Optional<String>> value) {
        parameters = keys.stream().filter(key -> key.startsWith(PREFIX)).collect(Collectors.toUnmodifiableSet());
        values = value;
    }

    /** The settings for tests that another engine than JUnit Jupiter runs. */
    static Settings outsideOfJupiter(ClassLoader loader) {
        Properties file = file(loader);
        return new Settings(key -> values.apply(key)
                .or(() -> Optional.ofNullable(System.getProperty(key)))
                .or(() -> Optional.ofNullable(file.getProperty(key))));
    }

    /**
     * Refuses a setting of this run that isn't known, wherever it is set.
     *
     * @throws RetortException with the code {@code unknown-setting}
     */
    static void refuseUnknown(ClassLoader loader) {
        Map<String, String> places = new TreeMap<>();
        parameters.forEach(key -> places.put(key, "a configuration parameter"));
        file(loader).stringPropertyNames().forEach(key -> places.put(key, FILE));
        System.getProperties().stringPropertyNames().forEach(key -> places.put(key, "a system property, -D" + key));
        refuseUnknown(places, System.getenv().keySet());
    }

    /** The same for keys with the places where they are set, and for names of environment variables. */
    static void refuseUnknown(Map<String, String> places, Set<String> variables) {
        List<Problem> problems = new ArrayList<>();
        places.forEach((key, place) -> {
            if (key.startsWith(PREFIX) && !OF_TESTS.containsKey(key) && !OF_OUR_BUILD.contains(key)) {
                problems.add(problem(key, key, place));
            }
        });
        for (String variable : new TreeSet<>(variables)) {
            if (variable.startsWith(VARIABLE_PREFIX) && !isKnownVariable(variable)) {
                String key = variable.toLowerCase(Locale.ROOT).replace('_', '.');
                problems.add(problem(variable, key, "an environment variable"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RetortException(problems.get(0));
        }
    }

    private static boolean isKnownVariable(String variable) {
        String plain = variable.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
        return OF_THE_COMMAND_LINE.contains(plain)
                || OF_TESTS.keySet().stream()
                        .anyMatch(key -> DatabaseSettings.variable(key).equals(variable))
                || OF_OUR_BUILD.stream()
                        .anyMatch(key -> DatabaseSettings.variable(key).equals(variable));
    }

    private static Problem problem(String shown, String key, String place) {
        String plain = key.substring(PREFIX.length());
        Problem problem =
                Problem.of("unknown-setting", "there is no setting " + shown).with("set as", place);
        if (OF_THE_COMMAND_LINE.contains(plain)) {
            return problem.with("found", "a setting of the command line, which has no effect in tests")
                    .cure(nearest(key, "remove it; docs/test-settings.md lists the settings of tests"));
        }
        return problem.cure(
                nearest(key, "docs/test-settings.md lists the settings; those of your own need another name"));
    }

    private static String nearest(String key, String otherwise) {
        List<String> known = List.copyOf(OF_TESTS.keySet());
        return NearestName.of(key, known)
                .or(() -> NearestName.sharingAWord(key.substring(PREFIX.length()), plain(known)))
                .map(near -> NearestName.question(near.startsWith(PREFIX) ? near : PREFIX + near))
                .orElse(otherwise);
    }

    private static List<String> plain(List<String> keys) {
        return keys.stream().map(key -> key.substring(PREFIX.length())).toList();
    }

    /** Only the first file on the class path counts, as for JUnit. */
    private static Properties file(ClassLoader loader) {
        Properties properties = new Properties();
        URL file = loader.getResource(FILE);
        if (file != null) {
            try (InputStream content = file.openStream()) {
                properties.load(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
