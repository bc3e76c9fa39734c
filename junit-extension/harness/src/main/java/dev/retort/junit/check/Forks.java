package dev.retort.junit.check;

import dev.retort.revision.Revision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a history splits into ways that never come together again. */
final class Forks {

    private final List<Revision> revisions;
    private final Map<String, Set<String>> below = new HashMap<>();

    Forks(List<Revision> revisions, List<Revision> heads) {
        this.revisions = List.copyOf(revisions);
        Map<String, Revision> byId = new HashMap<>();
        revisions.forEach(revision -> byId.put(revision.id(), revision));
        heads.forEach(head -> below.put(head.id(), withAncestors(head, byId)));
    }

    private static Set<String> withAncestors(Revision head, Map<String, Revision> byId) {
        Set<String> seen = new HashSet<>();
        Deque<Revision> open = new ArrayDeque<>(List.of(head));
        while (!open.isEmpty()) {
            Revision next = open.pop();
            if (seen.add(next.id())) {
                next.down().forEach(parent -> open.push(Objects.requireNonNull(byId.get(parent))));
            }
        }
        return seen;
    }

    /** Each fork with the revisions that follow it, one of which most likely names the wrong parent. */
    List<Fork> open() {
        List<Fork> open = new ArrayList<>();
        for (Revision parent : revisions) {
            List<Revision> children = children(parent.id());
            Set<Set<String>> ends =
                    children.stream().map(child -> heads(child.id())).collect(Collectors.toSet());
            if (ends.size() > 1) {
                open.add(new Fork(parent, children));
            }
        }
        return open;
    }

    private List<Revision> children(String id) {
        return revisions.stream()
                .filter(revision -> revision.down().contains(id))
                .toList();
    }

    private Set<String> heads(String id) {
        return below.entrySet().stream()
                .filter(head -> head.getValue().contains(id))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * A revision and what follows it.
     *
     * @param parent where the ways part
     * @param children the first revision of each way
     */
    record Fork(Revision parent, List<Revision> children) {}
}
