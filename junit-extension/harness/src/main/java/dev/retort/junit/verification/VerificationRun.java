package dev.retort.junit.verification;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.Check.LoadedHistory;
import dev.retort.junit.check.NextWriteCheck;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.UpgradeCheck;
import dev.retort.junit.chronicle.Chronicle;
import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.chronicle.Chronicler;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.database.DatabaseRequiredException;
import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseServers.Provision;
import dev.retort.junit.evidence.Beginning;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RowSettings;
import dev.retort.junit.evidence.WalkSettings;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.history.History;
import dev.retort.junit.history.SourceFile;
import dev.retort.junit.known.KnownFindings;
import dev.retort.junit.known.Leaf;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.verification.Beginnings.Given;
import dev.retort.junit.verification.Place.CheckGroup;
import dev.retort.junit.verification.Place.CheckNode;
import dev.retort.junit.verification.VerificationSettings.Variant;
import dev.retort.revision.Revision;
import dev.retort.schema.NamingConvention;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tree of checks of one verification: places, checks, leaves. Holds databases until it is closed. */
public final class VerificationRun implements AutoCloseable {

    private static final String BOTH = "both databases";
    /** The checks for which rows are generated. */
    private static final Set<String> OF_ROWS =
            Set.of("upgrade-with-rows", "data-up", "data-round-trip", "row-coverage");

    private final VerificationSettings settings;
    private final Variant variant;
    private final LoadedHistory loaded;
    private final List<Check> checks;
    private final SkippedChecks skips;
    private final KnownFindings known;
    private final Since since;
    private final Unjudged unjudged;
    private final List<ReadRows> reads;
    private final Beginnings beginnings;
    private final ReportedValues values;
    private final Map<DatabaseRequest, DatabaseWalk> walks = new LinkedHashMap<>();
    private final Map<DatabaseRequest, Outcome> missing = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Progress> progresses = new HashMap<>();
    private final WalksAhead ahead;

    VerificationRun(VerificationSettings settings, Variant variant, DatabaseServers servers) {
        this.settings = settings;
        this.variant = variant;
        this.checks = Checks.chosen(settings, variant.witness());
        this.loaded = placed(load(settings.convention()));
        RevisionIds revisionIds = new RevisionIds(ids(loaded.history()));
        this.reads = settings.reads.stream().map(revisionIds::complete).toList();
        Emptiness emptiness = new Emptiness(settings, loaded, checks);
        emptiness.refuseHistory();
        this.since = Since.of(variant.since(), loaded.history());
        this.unjudged =
                Unjudged.of(settings, variant.isForCounting() ? Selection.all() : settings.selection, loaded.history());
        this.known = variant.known().read(settings, ids(loaded.history()));
        this.skips = new SkippedChecks(settings.skips, Checks.ids(settings), ids(loaded.history()));
        this.beginnings = Beginnings.of(settings);
        this.values = settings.values.orElse(
                settings.beginnings.stream().anyMatch(Given::isOfUsers) ? ReportedValues.MASKED : ReportedValues.SHOWN);
        ofHistory().ifPresent(places::add);
        variant.databases().forEach(request -> places.add(ofDatabase(request, servers)));
        ofBoth().ifPresent(places::add);
        this.ahead = new WalksAhead(
                walks.values(), !loaded.rows().isEmpty() || !reads.isEmpty() || !settings.setups.isEmpty());
        if (walks.isEmpty()) {
            emptiness.refuseDatabases(missing);
        }
    }

    /** The outermost branches, in order. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** Why the history can't be loaded; empty if it can. */
    public Optional<RetortException> failure() {
        return loaded.failure();
    }

    /** The walks, one for each database that is there; none if the history can't be loaded. */
    public Map<DatabaseRequest, DatabaseWalk> walks() {
        return Collections.unmodifiableMap(walks);
    }

    /** Databases that aren't there, and what that means: untested, or failed where they are required. */
    public Map<DatabaseRequest, Outcome> missing() {
        return Collections.unmodifiableMap(missing);
    }

    /** How the walks went so far, one for each database that is there. */
    public List<Chronicle> chronicles() {
        return walks.values().stream().map(walk -> Chronicler.of(walk, values)).toList();
    }

    /** What the revision of a result did at its place; empty if it is of none, or wasn't looked at. */
    public Optional<Chapter> chapter(NodeResult result) {
        return walks.values().stream()
                .filter(walk -> walk.server().displayName().equals(result.place()))
                .findFirst()
                .flatMap(walk -> result.revision().flatMap(walk::seen))
                .map(seen -> Chronicler.chapter(seen, values));
    }

    /** The revisions' files, or what else they were read from. */
    public Stream<String> files() {
        return loaded.history().stream()
                .flatMap(history -> history.inOrder().stream())
                .map(script -> SourceFile.shown(script.origin()));
    }

    private LoadedHistory load(NamingConvention naming) {
        try {
            History history = new History(variant.scripts().get(), naming, new RetortEngine());
            return loaded(Optional.of(history), Optional.empty());
        } catch (RetortException e) {
            return loaded(Optional.empty(), Optional.of(e));
        }
    }

    private LoadedHistory loaded(Optional<History> history, Optional<RetortException> failure) {
        RevisionIds ids = new RevisionIds(ids(history));
        return new LoadedHistory(
                history,
                failure,
                settings.heads,
                settings.declarations.stream().map(ids::complete).toList(),
                settings.rows.stream().map(ids::complete).toList(),
                variant.revisions().stream().map(ids::complete).collect(Collectors.toSet()));
    }

    /** Rows for right before a revision get the one at which they are inserted. */
    private static LoadedHistory placed(LoadedHistory loaded) {
        List<String> order = loaded.history().stream()
                .flatMap(history -> history.inOrder().stream())
                .map(script -> script.revision().id())
                .toList();
        return new LoadedHistory(
                loaded.history(),
                loaded.failure(),
                loaded.heads(),
                loaded.declarations(),
                loaded.rows().stream()
                        .map(rows -> RevisionIds.placed(rows, order))
                        .toList(),
                loaded.wanted());
    }

    private static List<String> ids(Optional<History> history) {
        return history.stream()
                .flatMap(any -> any.graph().revisions().stream())
                .map(Revision::id)
                .toList();
    }

    private Optional<Place> ofHistory() {
        List<CheckGroup> groups = checks.stream()
                .filter(any -> unjudged.asksOfWhole())
                .filter(Check.OfHistory.class::isInstance)
                .map(Check.OfHistory.class::cast)
                .map(check -> group("history", check, List.of(), () -> check.judge(loaded)))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Problem> notices = loaded.history().stream()
                .flatMap(history -> history.catalog().notices().stream())
                .toList();
        if (!notices.isEmpty()) {
            groups.add(notices(notices));
        }
        unjudged.told()
                .forEach(told -> groups.add(
                        CheckGroup.whole("history", told.check(), told.title(), values, () -> told.outcome())));
        since.toldOnce()
                .ifPresent(outcome -> groups.add(CheckGroup.whole("history", "since", "since", values, () -> outcome)));
        beginnings
                .unused(variant.databases().stream().map(DatabaseRequest::kind).collect(Collectors.toSet()))
                .ifPresent(outcome ->
                        groups.add(CheckGroup.whole("history", "begins-at", "begins at", values, () -> outcome)));
        skips.ofNothing()
                .ifPresent(outcome -> groups.add(CheckGroup.whole("history", "skips", "skips", values, () -> outcome)));
        return groups.isEmpty() ? Optional.empty() : Optional.of(new Place("history", groups));
    }

    /** The checks of both databases together, where there are both, or where such a check was named. */
    private Optional<Place> ofBoth() {
        Optional<DatabaseWalk> sqlite = walked(DatabaseKind.SQLITE);
        Optional<DatabaseWalk> postgresql = walked(DatabaseKind.POSTGRESQL);
        boolean both = sqlite.isPresent() && postgresql.isPresent();
        List<CheckGroup> groups = checks.stream()
                .filter(Check.OfBoth.class::isInstance)
                .map(Check.OfBoth.class::cast)
                .filter(check -> unjudged.asksOfWhole())
                .filter(check -> both || settings.only.contains(check.id()))
                .map(check -> group(
                        BOTH,
                        check,
                        List.of("both"),
                        () -> both
                                ? judged(check, sqlite.get(), postgresql.get())
                                : Outcome.untested("it needs SQLite and PostgreSQL, and there aren't both")))
                .toList();
        return groups.isEmpty() ? Optional.empty() : Optional.of(new Place(BOTH, groups));
    }

    private Outcome judged(Check.OfBoth check, DatabaseWalk sqlite, DatabaseWalk postgresql) {
        return Beginnings.untested(check.id(), sqlite)
                .or(() -> Beginnings.untested(check.id(), postgresql))
                .orElseGet(() -> check.judge(sceneOfBoth(check, sqlite), sceneOfBoth(check, postgresql)));
    }

    private Optional<DatabaseWalk> walked(DatabaseKind kind) {
        return walks.values().stream()
                .filter(walk -> walk.server().kind() == kind)
                .findFirst();
    }

    private Scene sceneOfBoth(Check check, DatabaseWalk walk) {
        String databases =
                walks.keySet().stream().map(DatabaseRequest::toString).collect(Collectors.joining(","));
        return new Scene(
                walk,
                loaded.declarations(),
                settings.tolerances,
                List.of(),
                any -> settings.again.apply(new Repetition(databases, check.id(), Optional.empty())));
    }

    /** What looks like a script and was passed over: never green. */
    private CheckGroup notices(List<Problem> notices) {
        Outcome outcome = Outcome.untested(notices.stream().map(Problem::text).collect(Collectors.joining("\n")));
        return CheckGroup.whole("history", "passed-over", "files passed over", values, () -> outcome);
    }

    /** A check of the whole: of older revisions it tells nothing, and of what is known neither. */
    private CheckGroup group(String place, Check check, List<String> databases, Supplier<Outcome> judgement) {
        Leaf leaf = new Leaf(check.id(), Optional.empty(), databases);
        return CheckGroup.whole(
                place,
                check.id(),
                check.title(),
                values,
                () -> known.applied(leaf, since.applied(values.applied(judgement.get()))));
    }

    private Place ofDatabase(DatabaseRequest request, DatabaseServers servers) {
        try {
            Provision provision = servers.provide(request);
            if (provision instanceof Provision.Ready ready) {
                return ofServer(request, ready.server());
            }
            Provision.Unavailable missing = (Provision.Unavailable) provision;
            return unavailable(request, request.toString(), Outcome.untested(missing.reason() + tried(missing)));
        } catch (DatabaseRequiredException e) {
            return unavailable(
                    request,
                    request.toString(),
                    new Outcome.Failed(List.of(Finding.of(e.problem().text()))));
        }
    }

    private static String tried(Provision.Unavailable missing) {
        return missing.tried().isEmpty() ? "" : " (" + String.join("; ", missing.tried()) + ")";
    }

    /** Said once here, since each check would say it. */
    private static Optional<Finding> unready(DatabaseWalk walk) {
        try {
            walk.tryOut();
            return Optional.empty();
        } catch (RetortException e) {
            Problem problem = e.problem();
            Finding finding = Finding.of(
                            ServerWords.summary(problem) + " (" + walk.server().displayName() + ")")
                    .at(Optional.ofNullable(problem.facts().get("at")).map(String::valueOf))
                    .differing(Optional.ofNullable(problem.facts().get("statement")).stream()
                            .map(sql -> "statement: " + sql)
                            .flatMap(String::lines)
                            .toList());
            return Optional.of(problem.cure()
                    .map(finding::cured)
                    .orElseGet(() -> finding.cured(Cure.of(
                            Cure.Kind.CORRECT_SETUP, "correct what is done to new databases and connections"))));
        }
    }

    private Place unavailable(DatabaseRequest request, String name, Outcome said) {
        Outcome outcome = values.applied(said);
        missing.put(request, outcome);
        return new Place(name, List.of(CheckGroup.whole(name, "database", "database", values, () -> outcome)));
    }

    private Place ofServer(DatabaseRequest request, DatabaseServer server) {
        String name = server.displayName();
        List<CheckGroup> groups = new ArrayList<>();
        Optional<DatabaseWalk> walk;
        try {
            walk = loaded.history().map(history -> walk(server, history));
        } catch (RetortException e) {
            return unavailable(
                    request,
                    name,
                    new Outcome.Failed(
                            List.of(Finding.of(ServerWords.summary(e.problem())).explainedBy(e.problem(), Set.of()))));
        }
        Optional<Finding> unready = walk.flatMap(VerificationRun::unready);
        if (unready.isPresent()) {
            return unavailable(request, name, new Outcome.Failed(List.of(unready.get())));
        }
        walk.ifPresent(present -> walks.put(request, present));
        walk.flatMap(present -> Beginnings.told(present, loaded.rows()))
                .ifPresent(
                        outcome -> groups.add(CheckGroup.whole(name, "begins-at", "begins at", values, () -> outcome)));
        for (Check check : checks) {
            if ((check instanceof Check.OfDatabase && unjudged.asksOfWhole()) || check instanceof Check.OfRevision) {
                groups.add(walk.map(on -> group(check, scene(request, check, on), name, request))
                        .orElseGet(() ->
                                group(name, check, List.of(), () -> Outcome.untested("the history can't be loaded"))));
            }
        }
        return new Place(name, groups);
    }

    private DatabaseWalk walk(DatabaseServer server, History history) {
        Optional<Beginning> start = beginnings.on(server, history);
        History above = start.map(it -> history.from(it.rows())).orElse(history);
        return new DatabaseWalk(server, above, walkSettings(start));
    }

    private WalkSettings walkSettings(Optional<Beginning> start) {
        boolean nextWrite = checks.stream().anyMatch(NextWriteCheck.class::isInstance);
        boolean drawn = checks.stream().map(Check::id).anyMatch(OF_ROWS::contains);
        return new WalkSettings(
                start,
                loaded.rows(),
                reads,
                settings.setups,
                this::isWanted,
                variant.witness(),
                since::isOlder,
                nextWrite,
                drawn ? drawnRows(start.isPresent()) : RowSettings.NONE,
                settings.loader,
                variant.isForCounting(),
                variant.foothold());
    }

    /**
     * What makes another history fail isn't worth to be tried again. Rows that are generated beside those of a state may point
     * to them, so they aren't written to files where values aren't shown.
     */
    private RowSettings drawnRows(boolean beside) {
        RowSettings rows = settings.drawnRows();
        boolean hidden = beside && values != ReportedValues.SHOWN;
        return variant.isForCounting() || hidden ? rows.withoutStore() : rows;
    }

    private boolean isWanted(String id) {
        return (loaded.wanted().isEmpty() || loaded.wanted().contains(id)) && !since.isOlder(id) && !unjudged.has(id);
    }

    /** Whether a check is made of a revision; that the way up is free is of interest with older ones too. */
    private boolean isMade(Check check, String id) {
        boolean free = since.isOlder(id) || unjudged.isUnchanged(id);
        return isWanted(id) || (free && loaded.wanted().isEmpty() && check instanceof UpgradeCheck);
    }

    private Scene scene(DatabaseRequest request, Check check, DatabaseWalk walk) {
        return new Scene(
                walk,
                loaded.declarations(),
                settings.tolerances,
                checks.stream()
                        .filter(Check.OfRevision.class::isInstance)
                        .map(Check::id)
                        .toList(),
                revision -> settings.again.apply(new Repetition(
                        request.toString(), check.id(), Optional.of(revision).filter(id -> !id.isEmpty()))));
    }

    private CheckGroup group(Check check, Scene scene, String place, DatabaseRequest request) {
        List<String> names =
                Stream.of(request.toString(), request.kind().id()).distinct().toList();
        if (check instanceof Check.OfDatabase whole) {
            return group(place, check, names, () -> Beginnings.untested(check.id(), scene.walk())
                    .orElseGet(() -> whole.judge(scene)));
        }
        Check.OfRevision each = (Check.OfRevision) check;
        List<CheckNode> nodes = scene.walk().order().stream()
                .filter(script -> isMade(check, script.revision().id()))
                .map(script -> node(place, each, script, scene, names))
                .toList();
        return nodes.isEmpty()
                ? group(place, check, names, () -> Outcome.untested("there is no revision to check"))
                : new CheckGroup(check.title(), nodes);
    }

    private CheckNode node(
            String place, Check.OfRevision check, RevisionScript script, Scene scene, List<String> databases) {
        String id = script.revision().id();
        Optional<URI> source = SourceFile.of(script.origin()).map(Path::toUri);
        Leaf leaf = new Leaf(check.id(), Optional.of(id), databases);
        Progress progress = progresses.computeIfAbsent(
                place, any -> new Progress(place, scene.walk().order().size(), settings.progress, System::nanoTime));
        return new CheckNode(place, check.id(), Optional.of(id), Scene.title(script), source, values, () -> {
            progress.begins();
            ahead.beside(scene.walk());
            RevisionEvidence evidence = scene.walk().evidence(id);
            progress.reached(id);
            Outcome outcome = check.judge(evidence, scene);
            return known.applied(leaf, skips.applied(check.id(), id, values.applied(outcome), walks.size()));
        });
    }

    /**
     * Writes the file of known findings anew if that was asked for; see {@link MigrationVerification#updateKnownFindings}.
     *
     * @return the file; empty if none is written
     * @throws RetortException if it can't be written
     */
    public Optional<Path> writeKnownFindings() {
        return known.write();
    }

    /**
     * Notes what is green if all of it is, for a later run that asks what changed since.
     *
     * @param results those of all leaves that were run
     * @throws RetortException if it can't be written
     */
    public void writeGreens(List<NodeResult> results) {
        int leaves = places.stream()
                .flatMap(place -> place.checks().stream())
                .mapToInt(group -> group.nodes().size())
                .sum();
        unjudged.written(results, leaves, missing.isEmpty() && loaded.wanted().isEmpty());
    }

    /** Runs all leaves, and writes what is to be known in later runs. */
    VerificationReport all(long begin) {
        List<NodeResult> results = places.stream()
                .flatMap(place -> place.checks().stream())
                .flatMap(group -> group.nodes().stream())
                .map(CheckNode::run)
                .toList();
        writeKnownFindings();
        writeGreens(results);
        return new VerificationReport(settings.name, results, chronicles(), (System.nanoTime() - begin) / 1_000_000);
    }

    /** Removes the databases that are still held. */
    @Override
    public void close() {
        ahead.close();
        walks.values().forEach(DatabaseWalk::close);
    }
}
