package dev.retort.assertions.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Some rows as bytes, each after its length; in memory or in a file. Snapshots may share it, for it never changes. */
final class RowBlock {

    private final int rows;
    private final int length;
    private final long checksum;
    private final Optional<byte[]> bytes;
    private final Optional<FileChannel> file;
    private final long offset;

    private RowBlock(
            int rows, int length, long checksum, Optional<byte[]> bytes, Optional<FileChannel> file, long offset) {
        this.rows = rows;
        this.length = length;
        this.checksum = checksum;
        this.bytes = bytes;
        this.file = file;
        this.offset = offset;
    }

    static RowBlock inMemory(int rows, byte[] bytes) {
        return new RowBlock(rows, bytes.length, checksum(bytes), Optional.of(bytes), Optional.empty(), 0);
    }

    /** Writes the block to the file's end. */
    RowBlock movedTo(FileChannel channel) {
        try {
            long end = channel.size();
            ByteBuffer buffer = bytes();
            while (buffer.hasRemaining()) {
                channel.write(buffer, end + buffer.position());
            }
            return new RowBlock(rows, length, checksum, Optional.empty(), Optional.of(channel), end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue() << 32 | bytes.length;
    }

    int rows() {
        return rows;
    }

    int length() {
        return length;
    }

    /** Equal for equal blocks and hardly ever for others. */
    long checksum() {
        return checksum;
    }

    /** Whether both hold the same rows in the same order. */
    boolean isSameAs(RowBlock other) {
        return checksum == other.checksum && (equals(other) || bytes().equals(other.bytes()));
    }

    private ByteBuffer bytes() {
        return bytes.map(ByteBuffer::wrap).orElseGet(() -> read(file.orElseThrow()));
    }

    private ByteBuffer read(FileChannel channel) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // goes on until the block is whole
            }
            return buffer.flip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<byte[]> unpack() {
        ByteBuffer from = bytes();
        List<byte[]> texts = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            byte[] text = new byte[from.getInt()];
            from.get(text);
            texts.add(text);
        }
        return texts;
    }
}
