package dev.retort.junit.check;

import dev.retort.assertions.data.DataChange;
import dev.retort.assertions.data.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which values of a column became which. */
final class Mapping {

    private final Map<Optional<String>, Set<Optional<String>>> origins = new HashMap<>();
    private boolean lessens;

    Mapping(List<DataChange> changes) {
        changes.forEach(change -> add(change.expected(), change.actual()));
    }

    /** Of all rows that are there at both moments, also of those in which nothing changed. */
    static Mapping ofColumn(RowHarm harm) {
        Mapping mapping = new Mapping(harm.changes());
        Set<String> changed = new HashSet<>();
        harm.changes().forEach(change -> change.row().ifPresent(changed::add));
        String column = harm.column().orElseThrow();
        for (Row row : harm.pair().before().rows()) {
            if (!changed.contains(RowHarm.described(harm.pair().before(), row))) {
                Optional<String> value = harm.pair().before().value(row, column);
                mapping.add(value, value);
            }
        }
        return mapping;
    }

    private void add(Optional<String> was, Optional<String> is) {
        origins.computeIfAbsent(is, any -> new HashSet<>()).add(was);
        lessens |= is.isEmpty() || (was.isPresent() && isLess(was.get(), is.get()));
    }

    /** Cut, or written in one case: other values could have become the same. */
    private static boolean isLess(String was, String is) {
        String plain = is.replaceFirst("'$", "");
        return was.equalsIgnoreCase(is) || (was.length() > is.length() && was.startsWith(plain));
    }

    /** Whether each value can be told from what it became, as far as the rows show. */
    boolean isOneToOne() {
        return !lessens && origins.values().stream().allMatch(some -> some.size() == 1);
    }

    /** Whether several values became what this one became. */
    boolean isAmbiguous(DataChange change) {
        return origins.getOrDefault(change.actual(), Set.of()).size() > 1;
    }
}
