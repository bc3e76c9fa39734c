package dev.retort.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the model can't carry. */
final class Notes {

    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** Notes a piece of SQL that Hibernate would add to a statement, if there is one. */
    void leftOut(Object where, String what, @Nullable String sql) {
        if (sql != null && !sql.isBlank()) {
            add(where + ": the " + what + " '" + sql.strip() + "' is left out");
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
