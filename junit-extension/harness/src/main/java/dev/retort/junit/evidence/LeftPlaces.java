package dev.retort.junit.evidence;

import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.history.History;
import dev.retort.revision.Direction;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Databases for a person to look at. The walk leaves its own one where something may be wrong, and goes on with another; if
 * a finding speaks of that place, the database is kept. Where the walk has left none, one is made in its place. Each is made
 * once, however many findings speak of it.
 */
final class LeftPlaces implements AutoCloseable {

    /** What a history with a fault in each revision would fill the disk with. */
    private static final int MOST = 20;

    /** A revision, and the way by which it was come to. */
    private record Where(String revision, Direction direction) {}

    private final Map<Where, Workplace> left = new HashMap<>();
    private final Map<Where, String> kept = new HashMap<>();

    /** The walk is done with a database right after an upgrade that failed. */
    void afterUpgrade(String revision, Workplace place) {
        leave(List.of(new Where(revision, Direction.UPGRADE)), place);
    }

    /** The walk is done with a database after a trip that didn't lead back to where it began. */
    void afterTrip(String revision, RoundTrip trip, Workplace place) {
        Where below = new Where(revision, Direction.DOWNGRADE);
        Where above = new Where(revision, Direction.UPGRADE);
        if (trip.raised().isPresent()) {
            leave(List.of(above), place);
        } else if (trip.lowered().isEmpty() || trip.lowered().get().equals(place.read())) {
            leave(List.of(below), place);
        } else {
            leave(List.of(above, below), place);
        }
    }

    private void leave(List<Where> states, Workplace place) {
        Set<Workplace> others = new HashSet<>(left.values());
        if (others.size() >= MOST || states.stream().anyMatch(kept::containsKey)) {
            place.close();
            return;
        }
        place.rest();
        states.forEach(where -> left.put(where, place));
        others.removeAll(left.values());
        others.forEach(Workplace::close);
    }

    /**
     * Keeps the database at a revision.
     *
     * @param rebuilding makes one where the walk has left none
     * @return how to connect to it; empty if there is none
     */
    Optional<String> keep(String revision, Direction direction, Rebuilding rebuilding) {
        Where where = new Where(revision, direction);
        if (!kept.containsKey(where)) {
            Optional<String> address = Optional.ofNullable(left.get(where)).map(Workplace::keep);
            address.or(() -> rebuilding.keep(revision, direction)).ifPresent(it -> kept.put(where, it));
        }
        return Optional.ofNullable(kept.get(where));
    }

    /** Removes those that aren't kept. */
    @Override
    public void close() {
        new HashSet<>(left.values()).forEach(Workplace::close);
        left.clear();
    }

    /**
     * Climbs once more, to a revision.
     *
     * @param history the history
     * @param upgraded whether the walk could upgrade a revision
     * @param begin makes a database where the walk begins, by a hint for its name
     */
    record Rebuilding(History history, Predicate<String> upgraded, Begin begin) {

        /** Makes a database. */
        @FunctionalInterface
        interface Begin {
            Workplace begin(String hint);
        }

        Optional<String> keep(String revision, Direction direction) {
            try (Workplace place = begin.begin("look_" + revision)) {
                VersionRows rows = history.base();
                for (String here : history.inOrder().stream()
                        .map(script -> script.revision().id())
                        .toList()) {
                    if (here.equals(revision) || upgraded.test(here)) {
                        Step step = history.upgrade(here, rows);
                        rows = step.after();
                        boolean went = place.run(step).succeeded();
                        if (!went || here.equals(revision)) {
                            return Optional.of(look(step, place, direction));
                        }
                        place.insertRowsAt(here);
                    }
                }
                return Optional.empty();
            }
        }

        private static String look(Step step, Workplace place, Direction direction) {
            if (direction == Direction.DOWNGRADE) {
                place.run(History.reverse(step));
            }
            return place.keep();
        }
    }
}
