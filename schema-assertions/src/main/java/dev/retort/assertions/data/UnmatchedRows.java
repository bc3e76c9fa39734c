package dev.retort.assertions.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of a table's rows before and after, without the blocks that both have: those need not be unpacked. */
record UnmatchedRows(List<Row> before, List<Row> after) {

    static UnmatchedRows of(TableData before, TableData after) {
        return before.columns().equals(after.columns())
                        && before.rows() instanceof PackedRows earlier
                        && after.rows() instanceof PackedRows later
                ? between(earlier, later)
                : new UnmatchedRows(before.rows(), after.rows());
    }

    private static UnmatchedRows between(PackedRows before, PackedRows after) {
        Map<Long, Deque<RowBlock>> open = new HashMap<>();
        after.blocks().forEach(block -> open.computeIfAbsent(block.checksum(), any -> new ArrayDeque<>())
                .add(block));
        List<RowBlock> missing = new ArrayList<>();
        for (RowBlock block : before.blocks()) {
            Deque<RowBlock> same = open.getOrDefault(block.checksum(), new ArrayDeque<>());
            if (!same.isEmpty() && same.getFirst().isSameAs(block)) {
                same.removeFirst();
            } else {
                missing.add(block);
            }
        }
        List<RowBlock> unexpected = after.blocks().stream()
                .filter(block ->
                        open.getOrDefault(block.checksum(), new ArrayDeque<>()).contains(block))
                .toList();
        return new UnmatchedRows(before.of(missing), after.of(unexpected));
    }
}
