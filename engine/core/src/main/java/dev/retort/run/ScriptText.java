package dev.retort.run;

import java.util.List;

/** The text of a script while it is being written: statements and comments, with an empty line between them. */
final class ScriptText {

    private final StringBuilder text = new StringBuilder();

    void add(String complete) {
        text.append(complete).append("\n\n");
    }

    void addAll(List<String> complete) {
        complete.forEach(this::add);
    }

    /** A comment of one line, whatever is in it. */
    void comment(String words) {
        text.append("-- ").append(words.replaceAll("\\R|\\p{Cntrl}", " ")).append('\n');
    }

    /** What was written so far. */
    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
