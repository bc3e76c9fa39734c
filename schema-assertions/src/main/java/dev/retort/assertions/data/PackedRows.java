package dev.retort.assertions.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Rows in little memory: as bytes, in blocks. Only the block that was looked at last is unpacked. */
final class PackedRows extends AbstractList<Row> implements RandomAccess {

    private record Unpacked(int block, List<byte[]> rows) {}

    private final RowFormat format;
    private final int columns;
    private final List<RowBlock> blocks;

    /** For each block the number of its first row, and at last the number of all rows. */
    private final int[] firstRows;

    private volatile Unpacked last = new Unpacked(-1, List.of());

    PackedRows(RowFormat format, int columns, List<RowBlock> blocks) {
        this.format = format;
        this.columns = columns;
        this.blocks = List.copyOf(blocks);
        this.firstRows = new int[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            firstRows[i + 1] = Math.addExact(firstRows[i], blocks.get(i).rows());
        }
    }

    List<RowBlock> blocks() {
        return blocks;
    }

    /** The same rows but for these blocks. */
    PackedRows of(List<RowBlock> some) {
        return new PackedRows(format, columns, some);
    }

    @Override
    public Row get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        int found = Arrays.binarySearch(firstRows, index);
        int block = found >= 0 ? found : -found - 2;
        Unpacked unpacked = last;
        if (unpacked.block() != block) {
            unpacked = new Unpacked(block, blocks.get(block).unpack());
            last = unpacked;
        }
        return format.parse(unpacked.rows().get(index - firstRows[block]), columns);
    }

    @Override
    public int size() {
        return firstRows[firstRows.length - 1];
    }
}
