package dev.retort.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Outer objects in the order of a snapshot. A few are replaced without looking at all the others. */
public final class SortedObjects {

    /** By kind, then by path; no two outer objects have the same of both. */
    static final Comparator<SchemaObject> ORDER =
            Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::path);

    private final List<SchemaObject> objects;

    private SortedObjects(List<SchemaObject> sorted) {
        this.objects = Collections.unmodifiableList(sorted);
    }

    /** Nothing at all. */
    public static SortedObjects none() {
        return new SortedObjects(List.of());
    }

    /** Puts them in order. */
    public static SortedObjects of(Collection<SchemaObject> objects) {
        return new SortedObjects(objects.stream().sorted(ORDER).toList());
    }

    List<SchemaObject> list() {
        return objects;
    }

    /** Gives a copy in which some aren't any more and others are. */
    public SortedObjects replaced(Collection<SchemaObject> gone, Collection<SchemaObject> come) {
        if (gone.isEmpty() && come.isEmpty()) {
            return this;
        }
        List<SchemaObject> sorted = new ArrayList<>(objects);
        for (SchemaObject object : gone) {
            int place = Collections.binarySearch(sorted, object, ORDER);
            if (place >= 0) {
                sorted.remove(place);
            }
        }
        for (SchemaObject object : come) {
            int place = Collections.binarySearch(sorted, object, ORDER);
            sorted.add(place < 0 ? -place - 1 : place, object);
        }
        return new SortedObjects(sorted);
    }
}
