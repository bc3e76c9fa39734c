package dev.retort.hibernate;

import dev.retort.hibernate.ColumnDefinition.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the clauses of a column among its words; what comes before the first one is the type. */
final class ClauseSplitter {

    private static final Set<String> BEGINNINGS = Set.of(
            "not", "null", "default", "collate", "unique", "primary", "check", "references", "generated", "constraint");

    private final List<String> words;
    private int at;

    ClauseSplitter(List<String> words) {
        this.words = words;
    }

    ColumnDefinition split() {
        String type = upToNextClause(0);
        List<Clause> clauses = new ArrayList<>();
        while (at < words.size()) {
            String word = lower(at++);
            clauses.add(new Clause(word, upToNextClause(taken(word))));
        }
        return new ColumnDefinition(type, clauses);
    }

    /** How many words belong to a clause even if they could begin another: {@code default null}. */
    private int taken(String word) {
        if (word.equals("generated")) {
            return at < words.size() && lower(at).equals("by") ? 2 : 1;
        }
        return word.equals("default") || word.equals("not") || word.equals("constraint") ? 1 : 0;
    }

    private String upToNextClause(int taken) {
        int start = at;
        while (at < words.size() && (at < start + taken || !beginsClause())) {
            at++;
        }
        return String.join(" ", words.subList(start, at));
    }

    /** Not in {@code on delete set null}. */
    private boolean beginsClause() {
        return BEGINNINGS.contains(lower(at)) && !(at > 0 && lower(at - 1).equals("set"));
    }

    private String lower(int index) {
        return words.get(index).toLowerCase(Locale.ROOT);
    }
}
