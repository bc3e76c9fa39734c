package dev.retort.revision;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The plainest definition of what is applied and of which rows stand for it, to hold the planners against. */
record GraphOracle(RevisionGraph graph) {

    /** The ids and everything below them by parents and dependencies. */
    Set<String> ancestors(Collection<String> ids) {
        Set<String> found = new TreeSet<>(ids);
        for (String id : ids) {
            found.addAll(ancestors(below(id)));
        }
        return found;
    }

    Set<String> below(String id) {
        Set<String> below = new HashSet<>(Graphs.ids(graph.parents(id)));
        below.addAll(Graphs.ids(graph.dependencies(id)));
        return below;
    }

    /** Those of the applied ones that are below no other applied one. */
    VersionRows topmost(Set<String> applied) {
        Set<String> topmost = new TreeSet<>(applied);
        applied.forEach(id -> topmost.removeAll(ancestors(below(id))));
        return VersionRows.of(topmost);
    }
}
