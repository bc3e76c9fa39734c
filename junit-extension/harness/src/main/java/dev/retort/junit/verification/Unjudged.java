package dev.retort.junit.verification;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History;
import dev.retort.junit.nightly.OtherScripts;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.verification.Selection.Shard;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The revisions that a run only upgrades, since they didn't change or another shard judges them. */
final class Unjudged {

    private static final String REST = "rest";

    private final Selection selection;
    private final List<String> order;
    private final Set<String> unchanged = new LinkedHashSet<>();
    private final Set<String> elsewhere = new HashSet<>();
    private Map<String, String> hashes = Map.of();
    private Optional<Path> file = Optional.empty();
    private String rest = "";
    private String whyAll = "";

    /**
     * What is told of the choice, as a leaf of the history.
     *
     * @param check its id
     * @param title what people read
     * @param outcome untested if something is left out
     */
    record Told(String check, String title, Outcome outcome) {}

    private Unjudged(Selection selection, List<String> order) {
        this.selection = selection;
        this.order = List.copyOf(order);
    }

    /**
     * Those of a history.
     *
     * @throws RetortException if the commit can't be read, or nobody said where it is kept what was green
     */
    static Unjudged of(VerificationSettings settings, Selection selection, Optional<History> loaded) {
        List<String> order = loaded.stream()
                .flatMap(history -> history.inOrder().stream())
                .map(RevisionScript::revision)
                .map(revision -> revision.id())
                .toList();
        Unjudged unjudged = new Unjudged(selection, order);
        if (loaded.isPresent() && selection.changedSince().isPresent()) {
            unjudged.compare(settings, loaded.get(), selection.changedSince().get());
        }
        selection.shard().ifPresent(unjudged::leave);
        return unjudged;
    }

    private void compare(VerificationSettings settings, History history, String when) {
        hashes = Fingerprints.of(history.catalog());
        if (when.equals(Selection.LAST_GREEN)) {
            rest = settings.beginnings.isEmpty() ? Fingerprints.ofTheRest(settings, history) : "";
            file = Optional.of(selection
                    .greens()
                    .orElseThrow(() -> new RetortException(
                            Problem.of("illegal-setting", "nobody says where it is kept what was green")
                                    .cure("name a folder: keptIn(Path.of(\"target/retort/green\"))")))
                    .resolve(settings.name.replaceAll("[^\\w.$-]", "_") + ".txt"));
            Map<String, String> green = green();
            whyAll = rest.isEmpty()
                    ? "nothing is kept of a walk that begins in a given state"
                    : !Files.isRegularFile(file.get())
                            ? "nothing was green before"
                            : green.isEmpty()
                                    ? "a setting, a file of the class path or a library is another one"
                                    : "none is as it was";
            keep(green);
        } else {
            whyAll = "none is as it was";
            keep(Fingerprints.of(then(new OtherScripts(when, settings.loader), history)));
        }
    }

    /** A folder that had no revisions then had none that could be the same. */
    private ScriptCatalog then(OtherScripts commit, History history) {
        try {
            return commit.load(history);
        } catch (RetortException e) {
            if (e.problem().code().equals("nothing-released")) {
                whyAll = "there were none in their folder then";
                return ScriptCatalog.builder().load();
            }
            throw e.problem().code().equals("git-failed") ? untold(commit, e) : e;
        }
    }

    private static RetortException untold(OtherScripts commit, RetortException cause) {
        Problem problem = Problem.of("git-failed", "git can't tell what changed since " + commit);
        for (Map.Entry<String, Object> fact : cause.problem().facts().entrySet()) {
            problem = problem.with(fact.getKey(), fact.getValue());
        }
        return new RetortException(
                problem.cure(
                        "name a commit that is there (a shallow clone has only the newest: git fetch --unshallow, or"
                                + " fetch-depth: 0 of actions/checkout), or judge all revisions"),
                cause);
    }

    private void keep(Map<String, String> before) {
        order.stream()
                .filter(id -> hashes.containsKey(id) && hashes.get(id).equals(before.get(id)))
                .forEach(unchanged::add);
    }

    /**
     * What changed since a commit is the same for all shards, and is divided. What was green isn't, so all are divided then: no
     * revision may get lost between shards.
     */
    private void leave(Shard shard) {
        List<String> judged = order.stream()
                .filter(id -> file.isPresent() || !unchanged.contains(id))
                .toList();
        for (int i = 0; i < judged.size(); i++) {
            if (!shard.has(i)) {
                elsewhere.add(judged.get(i));
            }
        }
    }

    boolean isUnchanged(String id) {
        return unchanged.contains(id);
    }

    boolean has(String id) {
        return unchanged.contains(id) || elsewhere.contains(id);
    }

    /** Whether the checks of the whole are made here. */
    boolean asksOfWhole() {
        return selection.shard().map(Shard::isFirst).orElse(true);
    }

    /** What is left out, or why nothing is, each to be said once. */
    List<Told> told() {
        List<Told> told = new ArrayList<>();
        selection
                .changedSince()
                .filter(any -> !order.isEmpty())
                .map(when -> when.equals(Selection.LAST_GREEN) ? "the last green run" : when.replaceFirst("^git:", ""))
                .ifPresent(when -> told.add(since(when)));
        selection
                .shard()
                .ifPresent(shard -> told.add(new Told(
                        "shard",
                        "shard",
                        Outcome.untested("shard " + shard + " judges "
                                + order.stream().filter(id -> !has(id)).count() + " of "
                                + Looked.counted(order.size() - unchanged.size(), "revision")
                                + (shard.isFirst()
                                        ? ""
                                        : ", and the checks of the whole are made by shard 1/" + shard.of())))));
        return told;
    }

    private Told since(String when) {
        return unchanged.isEmpty()
                ? new Told(
                        "changed-since",
                        "changed since " + when + ": all revisions are judged, " + whyAll,
                        Outcome.passed(Looked.at(Looked.counted(order.size(), "revision"))))
                : new Told(
                        "changed-since",
                        "changed since",
                        Outcome.untested(Looked.counted(unchanged.size(), "revision") + " unchanged since " + when
                                + ": only upgraded"));
    }

    private Map<String, String> green() {
        Map<String, String> green = new LinkedHashMap<>();
        if (file.isEmpty() || rest.isEmpty() || !Files.isRegularFile(file.get())) {
            return green;
        }
        try {
            for (String line : Files.readAllLines(file.get())) {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2) {
                    green.put(parts[0], parts[1]);
                }
            }
        } catch (IOException e) {
            throw unusable(file.get(), e);
        }
        return rest.equals(green.get(REST)) ? green : Map.of();
    }

    /**
     * Keeps what was green, if all was: every leaf was run, on every database that was asked for, and none failed.
     *
     * @param leaves how many leaves there are
     */
    void written(List<NodeResult> results, int leaves, boolean complete) {
        boolean green = complete
                && results.size() >= leaves
                && results.stream().noneMatch(result -> result.outcome() instanceof Outcome.Failed);
        if (!green || file.isEmpty() || rest.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(REST + " " + rest));
        Map<String, String> kept = new LinkedHashMap<>(green());
        hashes.forEach((id, hash) -> {
            if (!elsewhere.contains(id) || unchanged.contains(id)) {
                kept.put(id, hash);
            }
        });
        kept.keySet().removeIf(id -> !order.contains(id));
        kept.forEach((id, hash) -> lines.add(id + " " + hash));
        try {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
            Files.write(file.get(), lines);
        } catch (IOException e) {
            throw unusable(file.get(), e);
        }
    }

    private static RetortException unusable(Path file, IOException cause) {
        return new RetortException(
                Problem.of("green-unusable", "what was green can't be read or written")
                        .with("file", file)
                        .with("reason", cause)
                        .cure("make it writable, or remove it"),
                cause);
    }
}
