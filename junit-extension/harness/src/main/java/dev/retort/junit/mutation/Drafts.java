package dev.retort.junit.mutation;

import dev.retort.junit.mutation.Passage.Sentence;
import dev.retort.sql.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the mutations of one passage: each is a few replaced places of the file, all else stays as it is. */
final class Drafts {

    private static final int AROUND = 24;
    private static final int LONGEST = 160;

    private final Passage passage;
    private final List<Mutation> found = new ArrayList<>();

    Drafts(Passage passage) {
        this.passage = passage;
    }

    /**
     * A place that gets another text.
     *
     * @param from its first character
     * @param to the place behind its last one
     * @param text what it gets
     */
    record Edit(int from, int to, String text) {

        static Edit without(int from, int to) {
            return new Edit(from, to, "");
        }

        static Edit of(Token token, String text) {
            return new Edit(token.start(), token.end(), text);
        }

        static Edit insert(int at, String text) {
            return new Edit(at, at, text);
        }
    }

    Passage passage() {
        return passage;
    }

    List<Mutation> found() {
        return List.copyOf(found);
    }

    /** A fault in a statement, shown with a few words around it. */
    void add(Operator operator, Sentence in, Edit... edits) {
        List<Edit> sorted = sorted(edits);
        int from = Math.max(in.start(), wordStart(sorted.get(0).from() - AROUND));
        int to = Math.min(in.end(), wordEnd(sorted.get(sorted.size() - 1).to() + AROUND));
        String place = passage.isCopyOfRebuild(in) ? "in the copy of a rebuild" : "";
        add(operator, place, from, to, sorted);
    }

    /** A fault that is shown exactly. */
    void addWhole(Operator operator, Edit... edits) {
        List<Edit> sorted = sorted(edits);
        add(operator, "", sorted.get(0).from(), sorted.get(sorted.size() - 1).to(), sorted);
    }

    private static List<Edit> sorted(Edit... edits) {
        return List.of(edits).stream().sorted(Comparator.comparing(Edit::from)).toList();
    }

    private void add(Operator operator, String place, int from, int to, List<Edit> edits) {
        String file = passage.part().file();
        String before = file.substring(from, to);
        found.add(new Mutation(
                operator,
                passage.script().revision().id(),
                passage.script().origin().name(),
                passage.line(firstLetter(file, edits.get(0).from(), to)),
                passage.direction(),
                place,
                oneLine(before),
                oneLine(changed(before, edits, from)),
                changed(file, edits, 0)));
    }

    /** A removal begins with the blanks before what is removed, which may be the end of the line before. */
    private static int firstLetter(String file, int from, int most) {
        int at = from;
        while (at < most && Character.isWhitespace(file.charAt(at))) {
            at++;
        }
        return at;
    }

    static String changed(String text, List<Edit> edits, int offset) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = edits.size() - 1; i >= 0; i--) {
            Edit edit = edits.get(i);
            changed.replace(edit.from() - offset, edit.to() - offset, edit.text());
        }
        return changed.toString();
    }

    private int wordStart(int from) {
        String file = passage.part().file();
        int at = Math.max(0, from);
        while (at > 0 && !Character.isWhitespace(file.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int wordEnd(int to) {
        String file = passage.part().file();
        int at = Math.min(to, file.length());
        while (at < file.length() && !Character.isWhitespace(file.charAt(at))) {
            at++;
        }
        return at;
    }

    static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
