package dev.retort.script;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of a UTF-8 file are: found in one reading, by which the file is known to be sound. A page ends where a
 * character does.
 */
final class FilePages {

    /** In bytes. */
    static final int PAGE = 1 << 16;

    /** The longest text that Java counts. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final Path file;
    private final int size;
    private int count;
    private long[] bytes = new long[16];
    private int[] chars = new int[16];
    private int[] sums = new int[16];

    private FilePages(Path file, int size) {
        this.file = file;
        this.size = size;
    }

    /**
     * Reads a file once.
     *
     * @param shown where it is, as messages say it
     * @param size of a page, in bytes; at least 4
     * @param problems takes what is wrong if it isn't UTF-8, or has a zero character; the result is empty then
     * @throws IOException if it can't be read
     */
    static Optional<FilePages> of(Path file, String shown, int size, List<Problem> problems) throws IOException {
        FilePages pages = new FilePages(file, size);
        Optional<Problem> problem = pages.find(shown);
        problem.ifPresent(problems::add);
        return problem.isEmpty() ? Optional.of(pages) : Optional.empty();
    }

    private Optional<Problem> find(String shown) throws IOException {
        int line = 1;
        int zeroLine = 0;
        try (FileChannel channel = FileChannel.open(file)) {
            while (true) {
                ByteBuffer page = read(channel, bytes[count], size);
                boolean end = page.remaining() < size;
                CharBuffer text = CharBuffer.allocate(page.remaining());
                CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
                CoderResult result = decoder.decode(page, text, end);
                text.flip();
                int zero = zeroLine > 0 ? -1 : text.toString().indexOf('\0');
                if (zero >= 0) {
                    zeroLine = line + feeds(text.toString().substring(0, zero));
                }
                line += feeds(text.toString());
                if (result.isError()) {
                    return Optional.of(ScriptFile.notUtf8(shown, line));
                }
                if (page.position() == 0) {
                    return zeroLine > 0 ? Optional.of(ScriptFile.zero(shown, zeroLine)) : Optional.empty();
                }
                if (chars[count] > LONGEST - text.length()) {
                    return Optional.of(SqlFile.problem(
                            shown,
                            line,
                            "the file has more than " + LONGEST + " characters",
                            "split the revision into several"));
                }
                add(page.flip(), text.length());
            }
        }
    }

    private static int feeds(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private void add(ByteBuffer page, int length) {
        if (count + 1 == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            chars = Arrays.copyOf(chars, bytes.length);
            sums = Arrays.copyOf(sums, bytes.length);
        }
        bytes[count + 1] = bytes[count] + page.remaining();
        chars[count + 1] = chars[count] + length;
        sums[count] = sum(page);
        count++;
    }

    private static int sum(ByteBuffer page) {
        CRC32C sum = new CRC32C();
        sum.update(page.duplicate());
        return (int) sum.getValue();
    }

    private static ByteBuffer read(FileChannel channel, long place, int size) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(size);
        int read = 0;
        while (page.hasRemaining() && read >= 0) {
            read = channel.read(page, place + page.position());
        }
        return page.flip();
    }

    Path file() {
        return file;
    }

    /** How many characters all pages have. */
    int length() {
        return chars[count];
    }

    /** The number of the page with a character, from 0. */
    int at(int place) {
        int found = Arrays.binarySearch(chars, 0, count, place);
        return found < 0 ? -found - 2 : found;
    }

    /** The place of a page's first character. */
    int start(int number) {
        return chars[number];
    }

    /**
     * A page's text.
     *
     * @throws IOException if it can't be read, or isn't what it was
     */
    String read(int number) throws IOException {
        int length = (int) (bytes[number + 1] - bytes[number]);
        ByteBuffer page;
        try (FileChannel channel = FileChannel.open(file)) {
            page = read(channel, bytes[number], length);
        }
        boolean grown = number == count - 1 && Files.size(file) > bytes[count];
        if (page.remaining() < length || sum(page) != sums[number] || grown) {
            throw new IOException("the file was changed");
        }
        return StandardCharsets.UTF_8.decode(page).toString();
    }

    /** Whether it is a file with the same content. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof FilePages other
                && file.equals(other.file)
                && Arrays.equals(bytes, other.bytes)
                && Arrays.equals(sums, other.sums);
    }

    @Override
    public int hashCode() {
        return 31 * file.hashCode() + Arrays.hashCode(sums);
    }
}
