package dev.retort.assertions.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packs rows into blocks, of which those beyond the first megabytes go to a temporary file that is gone with them.
 * A block ends where a row says so, not after a number of rows: after an inserted row the next blocks are the same
 * again. Blocks that an earlier snapshot has are taken from there.
 */
final class RowPacker {

    private static final int FEWEST_ROWS = 64;
    private static final int MOST_ROWS = 1024;
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int FIRST_BYTES = 1 << 10;
    private static final long IN_MEMORY = 8L << 20;
    private static final int LOOKED_AT = 32;
    private static final int ENDS = 0x7F;

    private final Map<Long, RowBlock> earlier = new HashMap<>();
    private final List<RowBlock> blocks = new ArrayList<>();
    private byte[] open = new byte[FIRST_BYTES];
    private int length;
    private int rows;
    private long inMemory;
    private Optional<FileChannel> file = Optional.empty();

    RowPacker(List<RowBlock> earlier) {
        earlier.forEach(block -> this.earlier.put(block.checksum(), block));
    }

    void append(byte[] text) {
        reserve(Integer.BYTES + text.length);
        ByteBuffer.wrap(open).putInt(length, text.length);
        System.arraycopy(text, 0, open, length + Integer.BYTES, text.length);
        length += Integer.BYTES + text.length;
        rows++;
        if (length >= BLOCK_BYTES || rows == MOST_ROWS || (rows >= FEWEST_ROWS && endsBlock(text))) {
            endBlock();
        }
    }

    private void reserve(int more) {
        if (length + more > open.length) {
            open = Arrays.copyOf(open, Math.max(open.length * 2, length + more));
        }
    }

    /** By a hash of the row's beginning, where most tables have their key: true for one row of 128. */
    private static boolean endsBlock(byte[] text) {
        int hash = 0;
        for (int i = 0; i < Math.min(text.length, LOOKED_AT); i++) {
            hash = (hash + text[i]) * 0x9E3779B1;
        }
        return (hash >>> 16 & ENDS) == 0;
    }

    private void endBlock() {
        RowBlock block = RowBlock.inMemory(rows, Arrays.copyOf(open, length));
        RowBlock known = earlier.get(block.checksum());
        blocks.add(known != null && known.isSameAs(block) ? known : kept(block));
        length = 0;
        rows = 0;
        if (open.length > BLOCK_BYTES * 2) {
            open = new byte[BLOCK_BYTES];
        }
    }

    private RowBlock kept(RowBlock block) {
        if (inMemory + block.length() <= IN_MEMORY) {
            inMemory += block.length();
            return block;
        }
        return block.movedTo(channel());
    }

    private FileChannel channel() {
        try {
            if (file.isEmpty()) {
                Path path = Files.createTempFile("retort-rows", ".bin");
                file = Optional.of(FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            }
            return file.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends packing. */
    List<RowBlock> finish() {
        if (rows > 0) {
            endBlock();
        }
        return List.copyOf(blocks);
    }
}
