package dev.retort.cli.output;

import dev.retort.RevisionInfo;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptCatalog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What there is to say about each revision of a project, with what is current in the database if that is known. */
public final class GraphView {

    private final ScriptCatalog scripts;
    private final Optional<VersionRows> rows;
    private final Set<String> heads = new HashSet<>();
    private final Set<String> realHeads = new HashSet<>();
    private final Set<String> branchPoints = new HashSet<>();

    /**
     * Looks at a project and its database.
     *
     * @param rows what is current
     */
    public GraphView(ScriptCatalog scripts, VersionRows rows) {
        this(scripts, Optional.of(rows));
    }

    /** Looks at a project alone, without what is current. */
    public GraphView(ScriptCatalog scripts) {
        this(scripts, Optional.empty());
    }

    private GraphView(ScriptCatalog scripts, Optional<VersionRows> rows) {
        this.scripts = scripts;
        this.rows = rows;
        RevisionGraph graph = scripts.graph();
        graph.heads().forEach(head -> heads.add(head.id()));
        graph.realHeads().forEach(head -> realHeads.add(head.id()));
        graph.branchPoints().forEach(point -> branchPoints.add(point.id()));
    }

    /** The words that are shown behind an id: head, current, branchpoint, mergepoint. */
    public List<String> marks(Revision revision) {
        List<String> marks = new ArrayList<>();
        if (heads.contains(revision.id())) {
            marks.add(realHeads.contains(revision.id()) ? "head" : "effective head");
        }
        if (isCurrent(revision)) {
            marks.add("current");
        }
        if (branchPoints.contains(revision.id())) {
            marks.add("branchpoint");
        }
        if (revision.isMergePoint()) {
            marks.add("mergepoint");
        }
        return marks;
    }

    private boolean isCurrent(Revision revision) {
        return rows.filter(known -> known.contains(revision.id())).isPresent();
    }

    /** The labels by which a revision can be found, its own and those of its branch. */
    public List<String> labels(Revision revision) {
        return List.copyOf(scripts.graph().labels(revision.id()));
    }

    /** The file; the class's name if it is none. */
    public String path(Revision revision) {
        return scripts.find(revision.id())
                .map(RevisionScript::origin)
                .map(origin -> origin.path().map(Path::toString).orElse(origin.name()))
                .orElse("");
    }

    /** The graph that is looked at. */
    public RevisionGraph graph() {
        return scripts.graph();
    }

    /** The JSON object of a revision. */
    public Map<String, Object> json(Revision revision) {
        RevisionInfo info =
                RevisionInfo.of(scripts.get(revision.id()), scripts.graph(), rows.orElse(VersionRows.empty()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", info.id());
        json.put("down", info.down());
        json.put("dependsOn", info.dependsOn());
        json.put("labels", info.labels());
        json.put("message", info.message());
        json.put("created", info.created().map(Instant::toString).orElse(""));
        json.put("path", info.path());
        json.put("isHead", info.isHead());
        if (rows.isPresent()) {
            json.put("isCurrent", info.isCurrent());
        }
        json.put("isBranchPoint", info.isBranchPoint());
        json.put("isMergePoint", info.isMergePoint());
        return json;
    }
}
