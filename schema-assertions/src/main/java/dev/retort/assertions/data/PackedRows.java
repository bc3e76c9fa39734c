package dev.retort.assertions.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * Rows in little memory: as bytes, in blocks, of which those beyond the first megabytes are in a temporary file that is
 * gone with this object. Only the block that was looked at last is unpacked.
 */
final class PackedRows extends AbstractList<Row> implements RandomAccess {

    private static final int BLOCK_BYTES = 1 << 15;
    private static final int BLOCK_ROWS = 256;
    private static final long IN_MEMORY = 8L << 20;

    /** Where a block is: in memory if it has bytes, else in the file. */
    private record Place(int firstRow, Optional<byte[]> bytes, long offset, int length) {}

    private record Unpacked(int block, List<Row> rows) {}

    private final int columns;
    private final List<Place> blocks = new ArrayList<>();
    private final RowBlock open = new RowBlock(BLOCK_BYTES);
    private int openRows;
    private int size;
    private long inMemory;
    private Optional<FileChannel> file = Optional.empty();
    private volatile Unpacked last = new Unpacked(-1, List.of());

    PackedRows(int columns) {
        this.columns = columns;
    }

    void append(Row row) {
        open.add(row);
        openRows++;
        size++;
        if (open.length() >= BLOCK_BYTES || openRows == BLOCK_ROWS) {
            finish();
        }
    }

    /** Ends writing. */
    PackedRows finish() {
        if (openRows > 0) {
            byte[] bytes = open.taken();
            int firstRow = size - openRows;
            if (inMemory + bytes.length <= IN_MEMORY) {
                inMemory += bytes.length;
                blocks.add(new Place(firstRow, Optional.of(bytes), 0, bytes.length));
            } else {
                blocks.add(new Place(firstRow, Optional.empty(), written(bytes), bytes.length));
            }
            open.clear();
            openRows = 0;
        }
        return this;
    }

    private long written(byte[] bytes) {
        try {
            FileChannel channel = channel();
            long offset = channel.size();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer, offset + buffer.position());
            }
            return offset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel channel() throws IOException {
        if (file.isEmpty()) {
            Path path = Files.createTempFile("retort-rows", ".bin");
            file = Optional.of(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        }
        return file.get();
    }

    @Override
    public Row get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int block = blockOf(index);
        Unpacked unpacked = last;
        if (unpacked.block() != block) {
            unpacked = new Unpacked(block, unpack(block));
            last = unpacked;
        }
        return unpacked.rows().get(index - blocks.get(block).firstRow());
    }

    private int blockOf(int index) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).firstRow() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private List<Row> unpack(int block) {
        Place place = blocks.get(block);
        int end = block + 1 < blocks.size() ? blocks.get(block + 1).firstRow() : size;
        ByteBuffer bytes = place.bytes().map(ByteBuffer::wrap).orElseGet(() -> read(place));
        return RowBlock.decode(bytes, end - place.firstRow(), columns);
    }

    private ByteBuffer read(Place place) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(place.length());
            while (buffer.hasRemaining() && channel().read(buffer, place.offset() + buffer.position()) >= 0) {
                // goes on until the block is whole
            }
            return buffer.flip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int size() {
        return size;
    }
}
