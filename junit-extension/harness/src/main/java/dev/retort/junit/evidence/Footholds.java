package dev.retort.junit.evidence;

import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes footholds. Who asks for the revisions in order makes it climb only once. */
final class Footholds implements AutoCloseable {

    private final Site site;
    private final DatabaseServer server;
    private @Nullable Ascent climber;

    Footholds(Site site, DatabaseServer server) {
        this.site = site;
        this.server = server;
    }

    /**
     * The place right before a revision; empty if nothing is below it, or if a database can't be copied there.
     *
     * @param order the revisions in the order of the walk
     * @param evidence what was seen of them
     * @param passed the steps that the walk went
     */
    Optional<Foothold> before(
            String id, List<RevisionScript> order, Map<String, RevisionEvidence> evidence, List<Ascent.Passed> passed) {
        List<RevisionScript> below = order.stream()
                .takeWhile(script -> !script.revision().id().equals(id))
                .toList();
        Set<String> ids = below.stream().map(script -> script.revision().id()).collect(Collectors.toSet());
        List<Ascent.Passed> way = passed.stream()
                .filter(one -> one.step()
                        .revision()
                        .map(Revision::id)
                        .filter(ids::contains)
                        .isPresent())
                .toList();
        if (way.isEmpty()) {
            return Optional.empty();
        }
        Map<String, RevisionEvidence> seen = new HashMap<>(evidence);
        seen.keySet().retainAll(ids);
        try (Workplace place = climberTo(way).another()) {
            State state = place.read();
            return Ascent.isCopiedWhole(server, state)
                    ? Optional.of(new Foothold(below, seen, way, state, place.freeze()))
                    : Optional.empty();
        }
    }

    private Ascent climberTo(List<Ascent.Passed> way) {
        Ascent present = climber;
        if (present == null
                || !way.subList(0, Math.min(way.size(), present.passed().size()))
                        .equals(present.passed())) {
            close();
            present = new Ascent(site, server);
            climber = present;
        }
        way.subList(present.passed().size(), way.size()).forEach(present::pass);
        return present;
    }

    @Override
    public void close() {
        Ascent present = climber;
        if (present != null) {
            present.close();
        }
        climber = null;
    }
}
