package dev.retort.junit.evidence;

import dev.retort.junit.database.TestDatabase.Template;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.revision.Step;
import dev.retort.script.RevisionScript;
import java.util.List;
import java.util.Map;

/**
 * A place in a history up to which it was walked, and from which others go on that are the same below it. Closing it removes
 * what they begin with; databases that were made from it stay.
 */
public final class Foothold implements AutoCloseable {

    private final List<RevisionScript> below;
    private final Map<String, RevisionEvidence> evidence;
    private final List<Ascent.Passed> passed;
    private final State state;
    private final Template template;

    /**
     * @param below the revisions below it, in order
     * @param evidence what was seen of each of them
     * @param passed the steps that led here
     * @param state what the database looks like here
     * @param template the database
     */
    Foothold(
            List<RevisionScript> below,
            Map<String, RevisionEvidence> evidence,
            List<Ascent.Passed> passed,
            State state,
            Template template) {
        this.below = List.copyOf(below);
        this.evidence = Map.copyOf(evidence);
        this.passed = List.copyOf(passed);
        this.state = state;
        this.template = template;
    }

    /** Whether another order begins with the same revisions. */
    boolean isBelow(List<RevisionScript> order) {
        return order.size() > below.size() && order.subList(0, below.size()).equals(below);
    }

    Map<String, RevisionEvidence> evidence() {
        return evidence;
    }

    List<Ascent.Passed> passed() {
        return passed;
    }

    List<Step> steps() {
        return passed.stream().map(Ascent.Passed::step).toList();
    }

    State state() {
        return state;
    }

    /** A new database here. */
    Workplace begin(Site site) {
        return new Workplace(site, template.clone("walk"));
    }

    @Override
    public void close() {
        template.close();
    }
}
