package dev.retort.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Version rows seen from the graph: which nodes they are, what they say is applied, and what is current by them. */
final class CurrentRows {

    private final Links links;
    private final Walks walks;

    CurrentRows(Links links) {
        this.links = links;
        this.walks = new Walks(links);
    }

    /**
     * The nodes of the rows, in the order of the rows.
     *
     * @throws UnknownRevisionException if a row is not the full id of a revision
     */
    List<Integer> nodes(VersionRows rows) {
        List<Integer> nodes = new ArrayList<>();
        for (String id : rows.ids()) {
            nodes.add(node(id).orElseThrow(() -> UnknownRevisionException.row(id, links.nearestId(id), links.size())));
        }
        return nodes;
    }

    /** Finds a revision by its full id; a label is not one. */
    Optional<Integer> node(String id) {
        return Optional.ofNullable(links.keys.get(id))
                .filter(node -> links.id(node).equals(id));
    }

    /** As {@link #nodes}, but no row may be below another. */
    List<Integer> nodesWithoutOverlap(VersionRows rows) {
        List<Integer> nodes = nodes(rows);
        List<Integer> lower = walks.overlapping(nodes);
        if (!lower.isEmpty()) {
            String upper = links.id(walks.above(lower.get(0), nodes));
            throw InvalidTargetException.overlappingRows(upper, links.ids(lower));
        }
        return nodes;
    }

    /** Everything that is applied. */
    BitSet applied(VersionRows rows) {
        return walks.ancestors(nodes(rows));
    }

    /** What is applied and has no applied child by parents: the rows and what only dependencies have brought. */
    BitSet tips(VersionRows rows) {
        BitSet applied = applied(rows);
        BitSet tips = (BitSet) applied.clone();
        applied.stream().forEach(node -> {
            for (int parent : links.down[node]) {
                tips.clear(parent);
            }
        });
        return tips;
    }
}
