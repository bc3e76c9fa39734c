package dev.retort.junit.known;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.history.SourceFile;
import dev.retort.junit.known.KnownText.Faults;
import dev.retort.junit.rows.GivenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a team knows of and lets stay. Safe for use by several threads. */
public final class KnownFindings {

    static final String WHAT = "file of known findings";

    private final Optional<GivenFile> file;
    private final boolean demanded;
    private final List<KnownFinding> entries;
    private final Optional<Recorder> recorder;

    private KnownFindings(
            Optional<GivenFile> file, boolean demanded, List<KnownFinding> entries, Optional<Recorder> recorder) {
        this.file = file;
        this.demanded = demanded;
        this.entries = List.copyOf(entries);
        this.recorder = recorder;
    }

    /** Nothing is known. */
    public static KnownFindings none() {
        return new KnownFindings(Optional.empty(), true, List.of(), Optional.empty());
    }

    /**
     * Reads the file.
     *
     * @param names the names that an entry may use
     * @throws RetortException if it isn't there, code {@code file-missing}, or if anything in it is wrong or lacks its reason,
     *     code {@code broken-known-findings}
     */
    public static KnownFindings read(GivenFile file, Names names) {
        if (!file.exists()) {
            RetortException missing = file.missing(WHAT);
            throw missing.problem()
                            .cure()
                            .filter(cure -> cure.startsWith("did you mean"))
                            .isPresent()
                    ? missing
                    : new RetortException(missing.problem()
                            .cure(
                                    "run once with retort.known-findings.update=true, which writes it, and give each entry"
                                            + " its reason"));
        }
        return new KnownFindings(Optional.of(file), true, entries(file, true, names), Optional.empty());
    }

    /**
     * Reads the file if there is one, notes all that is found from now on, and takes it for known.
     *
     * @throws RetortException if anything in it is wrong, but for reasons that lack
     */
    public static KnownFindings update(GivenFile file, Names names) {
        List<KnownFinding> entries = file.exists() ? entries(file, false, names) : List.of();
        Path target = target(file);
        return new KnownFindings(
                Optional.of(file), true, entries, Optional.of(new Recorder(entries, target, names.revisions())));
    }

    private static List<KnownFinding> entries(GivenFile file, boolean reasons, Names names) {
        Faults faults = new Faults(file.location());
        List<KnownFinding> entries = new KnownText(file.location(), reasons)
                .read(file.text(WHAT), faults).stream().map(names::completed).toList();
        entries.forEach(entry -> names.check(entry, faults));
        faults.refuse();
        return entries;
    }

    private static Path target(GivenFile file) {
        return file.path()
                .or(() -> SourceFile.ofResource(file.name(), file.loader()))
                .orElseThrow(() -> new RetortException(
                        Problem.of("known-findings-unwritable", "nobody knows where the source of " + file + " is")
                                .cure("name the file by its path, such as src/test/resources/" + file.name())));
    }

    /** The same, none of which has to happen. */
    public KnownFindings forgiving() {
        return new KnownFindings(file, false, entries, Optional.empty());
    }

    /** What comes of a leaf: known findings are taken out, and those that no longer happen are added. */
    public Outcome applied(Leaf leaf, Outcome outcome) {
        if (recorder.isPresent()) {
            return recorder.get().noted(leaf, outcome);
        }
        List<KnownFinding> about =
                entries.stream().filter(entry -> entry.isAbout(leaf)).toList();
        if (about.isEmpty() || outcome instanceof Outcome.Untested) {
            return outcome;
        }
        Map<String, Finding> found = found(outcome);
        List<KnownFinding> known = about.stream()
                .filter(entry -> found.containsKey(entry.finding()))
                .toList();
        known.forEach(entry -> found.remove(entry.finding()));
        List<Finding> told = new ArrayList<>(found.values());
        if (demanded) {
            about.stream()
                    .filter(entry -> !known.contains(entry))
                    .forEach(entry -> told.add(gone(entry, leaf, List.copyOf(found.keySet()))));
        }
        if (!told.isEmpty()) {
            return new Outcome.Failed(told);
        }
        return known.isEmpty() ? outcome : untested(known);
    }

    /** The findings by their words; what a check says twice it means twice. */
    static Map<String, Finding> found(Outcome outcome) {
        Map<String, Finding> found = new LinkedHashMap<>();
        if (outcome instanceof Outcome.Failed failed) {
            for (Finding finding : failed.findings()) {
                String words = KnownFinding.words(finding);
                String key = words;
                for (int n = 2; found.containsKey(key); n++) {
                    key = words + " #" + n;
                }
                found.put(key, finding);
            }
        }
        return found;
    }

    private static Outcome untested(List<KnownFinding> known) {
        String said = known.stream()
                .map(entry -> entry.finding() + ": " + entry.because())
                .collect(Collectors.joining("; "));
        String counted = known.size() == 1 ? "a known finding" : known.size() + " known findings";
        return Outcome.untested(counted + ": " + said, new Outcome.Kind("known findings", said));
    }

    private Finding gone(KnownFinding entry, Leaf leaf, List<String> instead) {
        List<String> lines = new ArrayList<>();
        lines.add("known because: " + entry.because());
        instead.forEach(other -> lines.add("found instead: " + other));
        String here = leaf.check() + leaf.database().map(name -> " on " + name).orElse("");
        return Finding.of("a known finding no longer happens: " + entry.finding())
                .at(file.map(GivenFile::location).map(location -> location + ":" + entry.line()))
                .differing(lines)
                .cured(
                        entry.isAboutMore()
                                ? "take " + here
                                        + " out of the entry, or remove it; retort.known-findings.update=true does so"
                                : "remove the entry; retort.known-findings.update=true does so");
    }

    /**
     * Writes the file anew if that is what this was made for: what was found, each with the reason that it had. What wasn't
     * looked at stays.
     *
     * @return the file that was written; empty if none is to be
     * @throws RetortException if it can't be written, code {@code known-findings-unwritable}
     */
    public Optional<Path> write() {
        return recorder.map(Recorder::write);
    }

    /**
     * The names that entries may use.
     *
     * @param checks the ids of all checks
     * @param revisions the ids of all revisions, in order; none if they aren't known
     * @param complete makes the full id of the start of one
     */
    public record Names(List<String> checks, List<String> revisions, UnaryOperator<String> complete) {

        /** Copies the ids. */
        public Names {
            checks = List.copyOf(checks);
            revisions = List.copyOf(revisions);
        }

        KnownFinding completed(KnownFinding entry) {
            return new KnownFinding(
                    entry.checks(),
                    entry.revision().map(complete),
                    entry.databases(),
                    entry.finding(),
                    entry.because(),
                    entry.line());
        }

        void check(KnownFinding entry, Faults faults) {
            entry.checks().stream()
                    .filter(check -> !checks.contains(check))
                    .forEach(check -> faults.add(
                            entry.line(),
                            "no check is called '" + check + "'",
                            NearestName.cure(check, checks, "name one of " + String.join(", ", checks))));
            entry.revision()
                    .filter(id -> !revisions.isEmpty() && !revisions.contains(id))
                    .ifPresent(id -> faults.add(
                            entry.line(),
                            "no revision has the id '" + id + "'",
                            NearestName.cure(
                                    id, revisions, "correct it, or remove the entry if the revision is gone")));
        }
    }
}
