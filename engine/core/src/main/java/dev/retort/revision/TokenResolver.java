package dev.retort.revision;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** Finds out which revisions a token means. Relative tokens count from what they name, else from the real heads. */
final class TokenResolver {

    /** Shorter ids and labels can only be given in full. */
    private static final int SHORTEST_FOR_PARTS = 4;

    private final Links links;
    private final Walks walks;

    TokenResolver(Links links) {
        this.links = links;
        this.walks = new Walks(links);
    }

    /** All revisions that the target means; none for base. */
    List<Integer> resolve(Target target) {
        if (target.isRelative()) {
            return relative(target);
        }
        if (target.isAbsolute("heads")) {
            return branchLine(target)
                    .map(line -> Walks.filter(links.without(links.next), line))
                    .orElseGet(() -> links.without(links.allNext));
        }
        return resolveOne(target).map(List::of).orElse(List.of());
    }

    /** The single revision that the target means; empty for base. */
    Optional<Integer> resolveOne(Target target) {
        if (target.isRelative() || target.isAbsolute("heads")) {
            return single(target, resolve(target));
        }
        if (target.isAbsolute("head")) {
            List<Integer> heads = links.without(links.next);
            return single(
                    target,
                    branchLine(target).map(line -> Walks.filter(heads, line)).orElse(heads));
        }
        Optional<BitSet> line = branchLine(target);
        return symbol(target, line);
    }

    /** What the symbol of the target means, its branch and its steps left aside. */
    Optional<Integer> symbolAlone(Target target) {
        return resolveOne(new Target(target.text(), Optional.empty(), target.symbol(), Optional.empty()));
    }

    /** What the symbol of the target means on its branch, its steps left aside. */
    Optional<Integer> symbolOnBranch(Target target) {
        return resolveOne(new Target(target.text(), target.branch(), target.symbol(), Optional.empty()));
    }

    /** The revision that the branch of the target names. */
    Optional<Integer> branch(Target target) {
        return target.branch().map(name -> branch(target.text(), name));
    }

    /** Everything on the branch of the target, by parents only. */
    Optional<BitSet> branchLine(Target target) {
        return branch(target).map(walks::lineage);
    }

    private int branch(String asked, String name) {
        Set<String> matches = matching(name, Optional.empty());
        if (matches.isEmpty()) {
            throw UnknownRevisionException.branch(asked, name, links.nearest(name), links.keys.size());
        }
        return only(asked, name, matches);
    }

    private Optional<Integer> single(Target target, List<Integer> nodes) {
        if (nodes.size() > 1) {
            throw MultipleHeadsException.of(target.text(), links.ids(nodes));
        }
        return nodes.stream().findFirst();
    }

    private Optional<Integer> symbol(Target target, Optional<BitSet> line) {
        String symbol = target.symbol().orElseThrow();
        if (symbol.equals("base")) {
            return Optional.empty();
        }
        if (symbol.equals("current")) {
            throw UnknownRevisionException.current(target.text());
        }
        Set<String> matches = matching(symbol, line);
        if (matches.isEmpty()) {
            Set<String> anywhere = matching(symbol, Optional.empty());
            if (anywhere.size() != 1) {
                throw UnknownRevisionException.token(target.text(), symbol, links.nearest(symbol), links.keys.size());
            }
            matches = anywhere;
        }
        int node = only(target.text(), symbol, matches);
        if (line.filter(branch -> !branch.get(node)).isPresent()) {
            throw InvalidTargetException.wrongBranch(
                    target.text(), links.id(node), target.branch().orElse(""));
        }
        return Optional.of(node);
    }

    private int only(String asked, String token, Set<String> matches) {
        if (matches.size() > 1) {
            throw InvalidTargetException.ambiguous(asked, token, List.copyOf(matches));
        }
        return node(matches.iterator().next());
    }

    /** The key itself, else all keys that start with it, on the branch if one is given. */
    private Set<String> matching(String token, Optional<BitSet> line) {
        if (links.keys.containsKey(token)) {
            return Set.of(token);
        }
        Set<String> matches = new LinkedHashSet<>();
        for (String key : startingWith(token).keySet()) {
            boolean onLine = line.isEmpty() || line.get().get(node(key));
            if (onLine && key.length() >= SHORTEST_FOR_PARTS) {
                matches.add(key);
            }
        }
        return matches;
    }

    private NavigableMap<String, Integer> startingWith(String token) {
        return links.keys.subMap(token, true, token + Character.MAX_VALUE, false);
    }

    private int node(String key) {
        return Optional.ofNullable(links.keys.get(key)).orElseThrow();
    }

    private List<Integer> relative(Target target) {
        int steps = target.steps().orElseThrow();
        if (target.symbol().isPresent()) {
            return fromSymbol(target, steps).map(List::of).orElse(List.of());
        }
        if (steps >= 0) {
            throw InvalidTargetException.wrongDirection(target.text(), "counting from the heads", "-");
        }
        List<Integer> heads = links.without(links.allNext);
        return belowEach(
                target,
                branchLine(target).map(line -> Walks.filter(heads, line)).orElse(heads),
                -steps);
    }

    /** Several heads need not all have so much below them; a single one must. */
    private List<Integer> belowEach(Target target, List<Integer> heads, int steps) {
        if (heads.size() == 1) {
            return walks.down(target.text(), heads.get(0), steps).map(List::of).orElse(List.of());
        }
        Set<Integer> found = new LinkedHashSet<>();
        heads.forEach(head -> walks.downAtMost(target.text(), head, steps).ifPresent(found::add));
        return List.copyOf(found);
    }

    /** Counts from the symbol of the target: down on its branch, up with its branch as the way. */
    Optional<Integer> fromSymbol(Target target, int steps) {
        if (steps > 0) {
            Walks.Limits limits = Walks.Limits.branch(branchLine(target));
            return walks.up(target.text(), symbolAlone(target), steps, limits);
        }
        Optional<Integer> start = symbolOnBranch(target);
        if (start.isEmpty() && steps < 0) {
            throw InvalidTargetException.tooFarDown(target.text(), "base", -steps, 0);
        }
        return start.flatMap(node -> walks.down(target.text(), node, -steps));
    }
}
