package dev.retort.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.IntFunction;

/**
 * All revisions of a project, linked. Immutable; everything that is asked is a pure function of the graph and of the
 * version rows given. The order in which the revisions were loaded decides where nothing else does.
 */
public final class RevisionGraph {

    private final Links links;
    private final List<SortedSet<String>> labels;

    private RevisionGraph(Links links) {
        this.links = links;
        this.labels = LabelSpread.of(links);
    }

    /**
     * Links the revisions.
     *
     * @param inLoadOrder all revisions; the order decides ties
     * @throws InvalidGraphException if an id or label is used twice, a parent or dependency is missing, or something
     *     leads to itself; its subclass if there is one such problem, itself with all of them if there are several
     */
    public static RevisionGraph of(List<Revision> inLoadOrder) {
        return of(inLoadOrder, revision -> Optional.empty());
    }

    /**
     * Links the revisions; errors that are about two of the same id tell where each was read from.
     *
     * @param inLoadOrder all revisions; the order decides ties
     * @param places where a revision, by its place in the list from 0, was read from
     * @throws InvalidGraphException as {@link #of(List)}
     */
    public static RevisionGraph of(List<Revision> inLoadOrder, IntFunction<Optional<String>> places) {
        return new RevisionGraph(Linker.link(inLoadOrder, places));
    }

    /** The graph of a project without revisions. */
    public static RevisionGraph empty() {
        return of(List.of());
    }

    /** All revisions in load order. */
    public List<Revision> revisions() {
        return links.revisions;
    }

    /** Finds a revision by its full id. */
    public Optional<Revision> find(String fullId) {
        return new CurrentRows(links).node(fullId).map(links::revision);
    }

    /**
     * Gets a revision by its full id.
     *
     * @throws UnknownRevisionException if there is none
     */
    public Revision get(String fullId) {
        return links.revision(node(fullId));
    }

    /** The revisions that are nobody's parent, in load order. */
    public List<Revision> heads() {
        return revisions(links.without(links.next));
    }

    /** The heads that nothing depends on either; upgrading to these applies everything. */
    public List<Revision> realHeads() {
        return revisions(links.without(links.allNext));
    }

    /** The revisions without a parent, in load order. */
    public List<Revision> bases() {
        return revisions(links.without(links.down));
    }

    /** The bases that depend on nothing either. */
    public List<Revision> realBases() {
        return revisions(links.without(links.normalDown));
    }

    /** The revisions with several children, in load order. */
    public List<Revision> branchPoints() {
        return links.revisions.stream()
                .filter(revision -> links.next[node(revision.id())].length > 1)
                .toList();
    }

    /** The revisions with several parents, in load order. */
    public List<Revision> mergePoints() {
        return links.revisions.stream().filter(Revision::isMergePoint).toList();
    }

    /**
     * The labels by which a revision can be found: its own, those of its ancestors, and those from further up its line
     * if the line does not divide.
     *
     * @throws UnknownRevisionException if the id is not known
     */
    public SortedSet<String> labels(String id) {
        return labels.get(node(id));
    }

    /**
     * The revisions that name this one as parent, in load order.
     *
     * @throws UnknownRevisionException if the id is not known
     */
    public List<Revision> children(String id) {
        return revisions(links.next[node(id)]);
    }

    /**
     * The revisions that name this one as parent or depend on it, in load order.
     *
     * @throws UnknownRevisionException if the id is not known
     */
    public List<Revision> dependents(String id) {
        return revisions(links.allNext[node(id)]);
    }

    /**
     * The parents of a revision in the order in which it names them.
     *
     * @throws UnknownRevisionException if the id is not known
     */
    public List<Revision> parents(String id) {
        return revisions(links.down[node(id)]);
    }

    /**
     * The revisions that this one depends on, besides its parents, with labels resolved.
     *
     * @throws UnknownRevisionException if the id is not known
     */
    public List<Revision> dependencies(String id) {
        return revisions(links.dependencies[node(id)]);
    }

    /**
     * Gives the revisions that a token means: an id or the start of one, a label, {@code head}, {@code heads},
     * {@code base} (none), each also behind {@code branch@}, or with {@code +N}/{@code -N}; {@code -N} alone counts from
     * each real head.
     *
     * @throws UnknownRevisionException if nothing has that name
     * @throws MultipleHeadsException if {@code head} means several
     * @throws InvalidTargetException if it follows none of the forms, means several revisions, one that is not on the
     *     branch, or a place past the end
     */
    public List<Revision> resolve(String token) {
        return revisions(new TokenResolver(links).resolve(links.target(token)));
    }

    /**
     * As {@link #resolve(String)}; {@code current} means the version rows.
     *
     * @throws UnknownRevisionException also if a row is not known and {@code current} is asked for
     */
    public List<Revision> resolve(String token, VersionRows current) {
        return token.equals("current") ? revisions(new CurrentRows(links).nodes(current)) : resolve(token);
    }

    /** All revisions, each before everything that it needs. */
    public List<Revision> headsToBases() {
        return range(":", VersionRows.empty());
    }

    /**
     * Lists what lies between two places, both included, from heads to bases. A missing start is base, a missing end
     * the real heads; {@code -N} as start counts from the end, {@code +N} as end from the start.
     *
     * @param fromColonTo {@code from:to}; either side may be {@code current}
     * @param current the version rows; used only for {@code current}
     * @throws InvalidTargetException if the start is not below the end
     * @throws RevisionException as {@link #resolve(String)} does, for either side
     */
    public List<Revision> range(String fromColonTo, VersionRows current) {
        return new HistoryRange(links).list(fromColonTo, current);
    }

    /**
     * What is current: the rows and the tips of other branches that are applied because something depends on them.
     *
     * @throws UnknownRevisionException if a row is not known
     */
    public VersionRows allCurrent(VersionRows rows) {
        return VersionRows.of(links.ids(new CurrentRows(links).tips(rows)));
    }

    /**
     * What is applied: the rows and everything that they need.
     *
     * @throws UnknownRevisionException if a row is not known
     */
    public List<Revision> applied(VersionRows rows) {
        return revisions(Walks.list(new CurrentRows(links).applied(rows)));
    }

    /**
     * Whether every head is applied, as row or because something depends on it: there is nothing to upgrade.
     *
     * @throws UnknownRevisionException if a row is not known
     */
    public boolean isAtHead(VersionRows rows) {
        return isAtHead(rows, "heads");
    }

    /**
     * Whether everything that the token means is applied.
     *
     * @throws RevisionException as {@link #resolve(String)} does, or if a row is not known
     */
    public boolean isAtHead(VersionRows rows, String token) {
        BitSet applied = new CurrentRows(links).applied(rows);
        return new TokenResolver(links).resolve(links.target(token)).stream().allMatch(applied::get);
    }

    /**
     * Plans an upgrade. If it is applied already, there is nothing to do.
     *
     * @param target as for {@link #resolve(String)}; {@code +N} counts from the row, {@code branch@+N} from that branch
     * @throws InvalidTargetException if the target is a range, or if one row, or one of several targets, is below
     *     another
     * @throws RevisionException as {@link #resolve(String)} does, or if a row is not known
     */
    public Plan planUpgrade(String target, VersionRows rows) {
        return new UpgradePlanner(links).plan(target, rows);
    }

    /**
     * Plans a downgrade. What depends on something that goes, goes as well.
     *
     * @param target as for {@link #resolve(String)}; {@code -N} counts from the first row and stays on its branch,
     *     {@code branch@-N} from that branch
     * @throws InvalidTargetException if the target is a range, or not below the rows
     * @throws RevisionException as {@link #resolve(String)} does, or if a row is not known
     */
    public Plan planDowngrade(String target, VersionRows rows) {
        return new DowngradePlanner(links).plan(target, rows);
    }

    /**
     * Plans a stamp: only the rows change. It replaces rows above or below a target; rows of other branches stay.
     * No row is left that is below another.
     *
     * @param targets as for {@link #resolve(String)}; none means base
     * @param purge whether all rows, known or not, are deleted first
     * @throws InvalidTargetException if a target is a range
     * @throws RevisionException as {@link #resolve(String)} does, or if a row is not known and not purged
     */
    public Plan planStamp(List<String> targets, VersionRows rows, boolean purge) {
        return new StampPlanner(links).plan(targets, rows, purge);
    }

    private int node(String id) {
        return new CurrentRows(links)
                .node(id)
                .orElseThrow(() -> UnknownRevisionException.id(id, links.nearestId(id), links.size()));
    }

    private List<Revision> revisions(Collection<Integer> nodes) {
        return nodes.stream().map(links::revision).toList();
    }

    private List<Revision> revisions(int[] nodes) {
        return Arrays.stream(nodes).mapToObj(links::revision).toList();
    }
}
