package dev.retort.benchmarks;

import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Linking the graph and planning base → heads, for histories of which every tenth revision branches and merges. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GraphBenchmark {

    /** How many revisions. */
    @Param({"1000", "10000", "20000"})
    public int size;

    private List<Revision> revisions = List.of();
    private RevisionGraph graph = RevisionGraph.empty();

    /** Makes the history: diamonds of four revisions with six single ones between them. */
    @Setup
    public void makeHistory() {
        List<Revision> made = new ArrayList<>();
        List<String> tips = List.of();
        while (made.size() < size) {
            int position = made.size() % 10;
            if (position == 1) {
                String left = add(made, tips);
                String right = add(made, tips);
                tips = List.of(left, right);
            } else {
                tips = List.of(add(made, tips));
            }
        }
        revisions = made;
        graph = RevisionGraph.of(made);
    }

    private static String add(List<Revision> made, List<String> down) {
        String id = String.format("r%07d", made.size());
        made.add(new Revision(id, down, List.of(), Set.of(), "", Optional.empty()));
        return id;
    }

    /** Checks and links the parsed metadata. */
    @Benchmark
    public RevisionGraph link() {
        return RevisionGraph.of(revisions);
    }

    /** Plans everything on an empty database. */
    @Benchmark
    public Plan planUpgrade() {
        return graph.planUpgrade("heads", VersionRows.empty());
    }

    /** Plans the way back. */
    @Benchmark
    public Plan planDowngrade() {
        return graph.planDowngrade("base", VersionRows.of(graph.heads().get(0).id()));
    }
}
