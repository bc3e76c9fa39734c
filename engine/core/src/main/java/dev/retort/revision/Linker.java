package dev.retort.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Links revisions by the names that they give, and collects everything that is wrong with them. */
final class Linker {

    private final List<Revision> revisions;
    private final IntFunction<Optional<String>> places;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final List<InvalidGraphException> problems = new ArrayList<>();

    private Linker(List<Revision> revisions, IntFunction<Optional<String>> places) {
        this.revisions = revisions;
        this.places = places;
    }

    static Links link(List<Revision> revisions, IntFunction<Optional<String>> places) {
        return new Linker(List.copyOf(revisions), places).link();
    }

    private Links link() {
        takeIds();
        takeLabels();
        checkParents();
        checkDependencies();
        InvalidGraphException.throwIfAny(problems);
        int[][] down = nodes(Revision::down);
        int[][] dependencies = nodes(Revision::dependsOn);
        int[][] allDown = Edges.join(down, dependencies);
        checkCycles(down, allDown);
        return new Links(revisions, keys, down, dependencies, allDown);
    }

    private void takeIds() {
        for (int node = 0; node < revisions.size(); node++) {
            Revision revision = revisions.get(node);
            Integer first = ids.putIfAbsent(revision.id(), node);
            if (first != null) {
                problems.add(InvalidGraphException.duplicate(revision.id(), title(first), title(node)));
            }
        }
        keys.putAll(ids);
    }

    private String title(int node) {
        String title = Wording.title(revisions.get(node));
        return places.apply(node).map(place -> title + ", in " + place).orElse(title);
    }

    private void takeLabels() {
        for (int node = 0; node < revisions.size(); node++) {
            for (String label : revisions.get(node).labels()) {
                Integer first = keys.putIfAbsent(label, node);
                if (first != null) {
                    String id = revisions.get(node).id();
                    problems.add(InvalidGraphException.labelInUse(
                            label, revisions.get(first).id(), id));
                }
            }
        }
    }

    private void checkParents() {
        for (int node = 0; node < revisions.size(); node++) {
            Revision revision = revisions.get(node);
            for (String parent : revision.down()) {
                if (parent.equals(revision.id())) {
                    problems.add(InvalidGraphException.ownParent(revision.id()));
                } else if (!ids.containsKey(parent)) {
                    problems.add(InvalidGraphException.missingParent(
                            revision.id(), places.apply(node), parent, near(parent, ids.keySet()), ids.keySet()));
                }
            }
        }
    }

    private void checkDependencies() {
        for (int at = 0; at < revisions.size(); at++) {
            Revision revision = revisions.get(at);
            for (String dependency : revision.dependsOn()) {
                Optional<Integer> node = Optional.ofNullable(keys.get(dependency));
                if (node.isEmpty()) {
                    String nearest = near(dependency, keys.keySet());
                    problems.add(InvalidGraphException.missingDependency(
                            revision.id(), places.apply(at), dependency, nearest, keys.keySet()));
                } else if (revisions.get(node.get()).id().equals(revision.id())) {
                    problems.add(InvalidGraphException.ownDependency(revision.id()));
                }
            }
        }
    }

    private static String near(String asked, Collection<String> names) {
        return Wording.known(Wording.nearest(asked, names.stream()), names.size());
    }

    private int[][] nodes(Function<Revision, List<String>> names) {
        return revisions.stream()
                .map(revision -> names.apply(revision).stream()
                        .mapToInt(this::node)
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
    }

    private int node(String key) {
        return Optional.ofNullable(keys.get(key)).orElseThrow();
    }

    private void checkCycles(int[][] down, int[][] allDown) {
        List<Integer> cycle = Edges.cycle(down);
        if (!cycle.isEmpty()) {
            throw InvalidGraphException.cycle(ids(cycle));
        }
        List<Integer> wide = Edges.cycle(allDown);
        if (!wide.isEmpty()) {
            throw InvalidGraphException.dependencyCycle(ids(wide));
        }
    }

    private List<String> ids(List<Integer> nodes) {
        return nodes.stream().map(node -> revisions.get(node).id()).toList();
    }
}
