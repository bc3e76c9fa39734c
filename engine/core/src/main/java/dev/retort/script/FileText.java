package dev.retort.script;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file that is too long to be held: it stays in the file, and pages of it are read when their characters are
 * asked for. Each page is held against its checksum of the first reading, so that a file that changes is noticed before
 * anything of it is taken. A text and each part of it keep two pages, those that were asked for last; who reads for
 * himself takes a {@linkplain #subSequence part}.
 */
final class FileText implements CharSequence {

    private final FilePages pages;
    private final int from;
    private final int to;
    private @Nullable Page last;
    private @Nullable Page other;

    private FileText(FilePages pages, int from, int to, @Nullable Page last, @Nullable Page other) {
        this.pages = pages;
        this.from = from;
        this.to = to;
        this.last = last;
        this.other = other;
    }

    /** The text of all pages. */
    FileText(FilePages pages) {
        this(pages, 0, pages.length(), null, null);
    }

    /** Some characters, from a place of the file's text on. */
    private record Page(int start, String text) {

        boolean has(int place) {
            return place >= start && place - start < text.length();
        }
    }

    @Override
    public int length() {
        return to - from;
    }

    /**
     * A character.
     *
     * @throws RetortException if the file isn't what it was, code {@code changed-file}
     */
    @Override
    public char charAt(int index) {
        int place = from + Objects.checkIndex(index, length());
        Page page = last;
        if (page == null || !page.has(place)) {
            page = turnTo(place);
        }
        return page.text().charAt(place - page.start());
    }

    private Page turnTo(int place) {
        Page page = other;
        if (page == null || !page.has(place)) {
            int number = pages.at(place);
            page = new Page(pages.start(number), read(number));
        }
        other = last;
        last = page;
        return page;
    }

    private String read(int number) {
        try {
            return pages.read(number);
        } catch (IOException e) {
            throw new RetortException(
                    Problem.of("changed-file", "a file is not what it was when it was first read")
                            .with("at", pages.file())
                            .with("cause", e)
                            .cure("run again when nothing writes to the file any more"),
                    e);
        }
    }

    /** A part that goes on to read for itself, from the pages that are here. */
    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, length());
        return new FileText(pages, from + start, from + end, last, other);
    }

    /** All of it, held from now on. */
    @Override
    public String toString() {
        if (length() == 0) {
            return "";
        }
        Page here = last;
        if (here != null && here.has(from) && here.has(to - 1)) {
            return here.text().substring(from - here.start(), to - here.start());
        }
        StringBuilder text = new StringBuilder(length());
        for (int place = from; place < to; ) {
            charAt(place - from);
            Page page = Objects.requireNonNull(last);
            int end = Math.min(page.text().length(), to - page.start());
            text.append(page.text(), place - page.start(), end);
            place = page.start() + end;
        }
        return text.toString();
    }

    /** Whether it is the same part of a file with the same content. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof FileText text && from == text.from && to == text.to && pages.equals(text.pages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pages, from, to);
    }
}
