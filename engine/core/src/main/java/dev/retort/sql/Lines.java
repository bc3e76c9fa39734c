package dev.retort.sql;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a text. */
final class Lines {

    private final int[] ends;

    Lines(String text) {
        this.ends = IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '\n')
                .toArray();
    }

    /** The line of a place, from 1; the end of a line belongs to it. */
    int line(int place) {
        int found = Arrays.binarySearch(ends, place);
        return 1 + (found < 0 ? -found - 1 : found);
    }
}
