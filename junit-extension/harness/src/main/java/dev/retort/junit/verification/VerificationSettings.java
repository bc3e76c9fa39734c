package dev.retort.junit.verification;

import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.check.Wanted;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.declared.Skip;
import dev.retort.junit.evidence.Foothold;
import dev.retort.junit.evidence.RowSettings;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.history.Setup;
import dev.retort.junit.known.KnownFindings;
import dev.retort.junit.known.KnownFindings.Names;
import dev.retort.junit.rows.GivenFile;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.schema.MetaData;
import dev.retort.schema.NamingConvention;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is set of a verification, and what follows from it. Not safe for use by several threads. */
final class VerificationSettings {

    final String name;
    final ScriptCatalog.Builder scripts = ScriptCatalog.builder();
    Supplier<ScriptCatalog> catalog = scripts::load;
    final List<DatabaseRequest> databases = new ArrayList<>();
    final List<GivenRows> rows = new ArrayList<>();
    final List<ReadRows> reads = new ArrayList<>();
    final List<Declaration> declarations = new ArrayList<>();
    final List<Skip> skips = new ArrayList<>();
    final Set<String> only = new LinkedHashSet<>();
    final Set<String> without = new HashSet<>();
    final List<CustomCheck> own = new ArrayList<>();
    final Set<String> revisions = new LinkedHashSet<>();
    final Set<Tolerance> tolerances =
            EnumSet.of(Tolerance.COLUMN_ORDER, Tolerance.SERVER_MADE_NAMES, Tolerance.SPELLING, Tolerance.WHITE_SPACE);
    final List<String> excluded = new ArrayList<>();
    final List<String> deployed = new ArrayList<>();
    final List<String> squashed = new ArrayList<>();
    final List<String> previousRelease = new ArrayList<>();
    final List<Setup> setups = new ArrayList<>();
    final Set<Class<?>> entities = new LinkedHashSet<>();
    Optional<Function<DatabaseKind, MetaData>> model = Optional.empty();
    Optional<NamingConvention> naming = Optional.empty();
    String entityNaming = "hibernate";
    Optional<DatabaseServers> servers = Optional.empty();
    Optional<Path> reportDirectory = Optional.empty();
    ClassLoader loader = VerificationSettings.class.getClassLoader();
    Function<Repetition, Optional<String>> again = any -> Optional.empty();
    WitnessMode witness = WitnessMode.HEAD;
    final Map<String, String> patterns = new LinkedHashMap<>();
    int heads = 1;
    Optional<String> knownFindings = Optional.empty();
    boolean updateKnown;
    Optional<String> since = Optional.empty();
    final List<Beginnings.Given> beginnings = new ArrayList<>();
    CrossDatabaseRules parity = CrossDatabaseRules.standard();
    Optional<ReportedValues> values = Optional.empty();
    Selection selection = Selection.all();
    Consumer<String> progress = any -> {};
    boolean mayBeEmpty;
    boolean night;
    boolean generatedRows = true;
    long seed = RowSettings.SEED;
    int tries = RowSettings.TRIES;
    Optional<Path> rowStore = Optional.empty();

    VerificationSettings(String name) {
        this.name = name;
    }

    Optional<Wanted> wanted() {
        if (!entities.isEmpty() && model.isPresent()) {
            throw new RetortException(Problem.of("illegal-setting", "there are entities and a model")
                    .cure("leave one of them out"));
        }
        return entities.isEmpty()
                ? model.map(Wanted.Model::new)
                : Optional.of(new Wanted.Entities(List.copyOf(entities), entityNaming));
    }

    List<DatabaseRequest> requests() {
        return databases.isEmpty()
                ? Stream.of(DatabaseKind.values()).map(DatabaseRequest::of).toList()
                : databases;
    }

    /** The convention for the revisions: one for all databases, since they are loaded once. */
    NamingConvention convention() {
        return naming.orElseGet(() -> model.map(this::conventionOf).orElse(NamingConvention.NONE));
    }

    private NamingConvention conventionOf(Function<DatabaseKind, MetaData> models) {
        List<NamingConvention> conventions = requests().stream()
                .map(request -> models.apply(request.kind()).naming())
                .distinct()
                .toList();
        if (conventions.size() > 1) {
            throw new RetortException(Problem.of("no-model", "the models of the databases name constraints differently")
                    .cure("give them one naming convention, or set naming for the revisions"));
        }
        return conventions.get(0);
    }

    RowSettings drawnRows() {
        return new RowSettings(generatedRows, seed, tries, patterns, name, rowStore);
    }

    /** All that is set. */
    Variant variant() {
        return new Variant(
                catalog, requests(), Set.copyOf(revisions), witness, since, Known.DEMANDED, false, Optional.empty());
    }

    /** Some revisions of other scripts on one database, whose findings nobody reads. */
    Variant variant(
            Supplier<ScriptCatalog> others, DatabaseRequest database, Set<String> judged, Optional<Foothold> foothold) {
        return new Variant(
                others,
                List.of(database),
                Set.copyOf(judged),
                WitnessMode.OFF,
                Optional.empty(),
                Known.FORGIVEN,
                true,
                foothold);
    }

    /** What becomes of known findings. */
    enum Known {
        /** They are taken out, and each has to happen. */
        DEMANDED,
        /** They are taken out. */
        FORGIVEN;

        KnownFindings read(VerificationSettings settings, List<String> revisions) {
            if (settings.knownFindings.isEmpty()) {
                return KnownFindings.none();
            }
            GivenFile file = new GivenFile(settings.knownFindings.get(), settings.loader);
            Names names = new Names(Checks.allIds(settings), revisions, new RevisionIds(revisions)::complete);
            if (this == FORGIVEN) {
                return KnownFindings.read(file, names).forgiving();
            }
            return settings.updateKnown ? KnownFindings.update(file, names) : KnownFindings.read(file, names);
        }
    }

    /**
     * What one run of a verification may have of its own.
     *
     * @param since the revision before which nothing is judged; empty for none
     * @param isForCounting whether nobody reads the findings
     * @param foothold where the walk begins, if the history is the same below
     */
    record Variant(
            Supplier<ScriptCatalog> scripts,
            List<DatabaseRequest> databases,
            Set<String> revisions,
            WitnessMode witness,
            Optional<String> since,
            Known known,
            boolean isForCounting,
            Optional<Foothold> foothold) {}
}
