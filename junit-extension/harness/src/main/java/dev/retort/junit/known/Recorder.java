package dev.retort.junit.known;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notes what is found, to write the file of known findings. Safe for use by several threads. */
final class Recorder {

    /** One thing that is found at one place. */
    private record Atom(String check, Optional<String> revision, Optional<String> database, String finding) {

        boolean isOf(Leaf leaf) {
            return check.equals(leaf.check())
                    && revision.equals(leaf.revision())
                    && (database.isEmpty()
                            ? leaf.databases().isEmpty()
                            : leaf.databases().contains(database.get()));
        }
    }

    private final Path target;
    private final List<String> revisions;
    private final Map<Atom, String> reasons = new LinkedHashMap<>();

    Recorder(List<KnownFinding> entries, Path target, List<String> revisions) {
        this.target = target;
        this.revisions = revisions;
        for (KnownFinding entry : entries) {
            for (String check : entry.checks()) {
                for (Optional<String> database : databases(entry)) {
                    reasons.put(new Atom(check, entry.revision(), database, entry.finding()), entry.because());
                }
            }
        }
    }

    private static List<Optional<String>> databases(KnownFinding entry) {
        return entry.databases().isEmpty()
                ? List.of(Optional.empty())
                : entry.databases().stream().map(Optional::of).toList();
    }

    synchronized Outcome noted(Leaf leaf, Outcome outcome) {
        if (outcome instanceof Outcome.Untested) {
            return outcome;
        }
        Map<String, Finding> found = KnownFindings.found(outcome);
        reasons.keySet().removeIf(atom -> atom.isOf(leaf) && !found.containsKey(atom.finding()));
        for (String words : found.keySet()) {
            Atom atom = new Atom(leaf.check(), leaf.revision(), leaf.database(), words);
            if (reasons.keySet().stream()
                    .noneMatch(it -> it.isOf(leaf) && it.finding().equals(words))) {
                reasons.put(atom, reason(atom));
            }
        }
        return found.isEmpty()
                ? outcome
                : Outcome.untested(
                        Looked.counted(found.size(), "finding") + " written to " + target,
                        new Outcome.Kind("findings written to " + target, String.join("; ", found.keySet())));
    }

    /** The same of the same revision may stay for the same reason, whoever else finds it. */
    private String reason(Atom fresh) {
        return reasons.entrySet().stream()
                .filter(it -> it.getKey().revision().equals(fresh.revision())
                        && it.getKey().finding().equals(fresh.finding()))
                .map(Map.Entry::getValue)
                .filter(because -> !because.isBlank())
                .findFirst()
                .orElse("");
    }

    synchronized Path write() {
        try {
            String before = Files.exists(target) ? Files.readString(target) : "";
            Path folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(target, KnownText.write(before, entries()));
            return target;
        } catch (IOException e) {
            throw new RetortException(
                    Problem.of("known-findings-unwritable", "the " + KnownFindings.WHAT + " can't be written")
                            .with("file", target)
                            .with("reason", e)
                            .cure("make it writable"),
                    e);
        }
    }

    /**
     * What an entry is about.
     *
     * @param because its reason, blank if there is none yet
     */
    private record Told(Optional<String> revision, String finding, String because) {}

    /** An entry for each finding, in the order of the revisions; of the databases on which the same checks find it, one. */
    private List<KnownFinding> entries() {
        Map<Told, Map<String, Set<String>>> byFinding = new LinkedHashMap<>();
        reasons.forEach((atom, because) -> byFinding
                .computeIfAbsent(new Told(atom.revision(), atom.finding(), because), any -> new LinkedHashMap<>())
                .computeIfAbsent(atom.database().orElse(""), any -> new LinkedHashSet<>())
                .add(atom.check()));
        List<KnownFinding> entries = new ArrayList<>();
        byFinding.forEach((told, places) -> entries.addAll(entries(told, places)));
        entries.sort(Comparator.comparingInt(entry -> place(entry.revision())));
        return entries;
    }

    private static List<KnownFinding> entries(Told told, Map<String, Set<String>> checksByDatabase) {
        Map<Set<String>, List<String>> byChecks = new LinkedHashMap<>();
        checksByDatabase.forEach((database, checks) -> {
            List<String> databases = byChecks.computeIfAbsent(checks, any -> new ArrayList<>());
            if (!database.isEmpty()) {
                databases.add(database);
            }
        });
        return byChecks.entrySet().stream()
                .map(entry -> new KnownFinding(
                        List.copyOf(entry.getKey()),
                        told.revision(),
                        entry.getValue(),
                        told.finding(),
                        told.because(),
                        0))
                .toList();
    }

    private int place(Optional<String> revision) {
        int index = revision.map(revisions::indexOf).orElse(-1);
        return index < 0 ? revisions.size() : index;
    }
}
