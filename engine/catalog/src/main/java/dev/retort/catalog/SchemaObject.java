package dev.retort.catalog;

import dev.retort.run.OwnTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One object of a schema and what is inside it: a table with its columns, constraints, indexes, triggers and policies.
 *
 * @param kind what it is
 * @param path where it is
 * @param attributes what is known of it, as text, in a fixed order; what is at its default is left out
 * @param children what is inside it; kept sorted by kind, then position, then name
 * @param serverMadeName whether the name is one that the database makes up itself, so that nobody need have chosen it
 */
public record SchemaObject(
        ObjectKind kind,
        ObjectPath path,
        Map<String, String> attributes,
        List<SchemaObject> children,
        boolean serverMadeName) {

    /** The attribute that holds a column's place among its neighbours, counted from 1. */
    public static final String POSITION = "position";

    /** What the definition of a constraint says, one by one and free of SQL, for who works with it. */
    static final Set<String> PARTS = Set.of(
            ("columns, references, referenced columns, on delete, on delete columns, on update, match, deferrable,"
                            + " expression, descending, autoincrement")
                    .split(", "));

    private static final Comparator<SchemaObject> ORDER = Comparator.comparing(SchemaObject::kind)
            .thenComparing(SchemaObject::position)
            .thenComparing(SchemaObject::path);

    /** Copies the attributes and sorts the children. */
    public SchemaObject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = children.stream().sorted(ORDER).toList();
    }

    /** The innermost name. */
    public String name() {
        return path.name();
    }

    /** One attribute; empty if it is at its default or doesn't apply. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** An attribute that holds names, such as a key's {@code columns}; none if it isn't there. */
    public List<String> names(String attribute) {
        return PathText.names(attributes.getOrDefault(attribute, ""));
    }

    /** Whether it is one of the engine's own tables, whatever it is called. */
    public boolean isOfTheEngine() {
        return kind == ObjectKind.TABLE
                && OwnTables.isOne(
                        name(),
                        children(ObjectKind.COLUMN).stream()
                                .map(SchemaObject::name)
                                .toList(),
                        children(ObjectKind.PRIMARY_KEY).stream()
                                .map(SchemaObject::name)
                                .findFirst()
                                .orElse(""));
    }

    /** Whether an attribute tells apart what another one tells as SQL, so that it is nothing new to a reader. */
    public boolean isSpeltOut(String attribute) {
        return kind == ObjectKind.INDEX
                ? attribute.equals("keys")
                : attributes.containsKey("definition") && PARTS.contains(attribute);
    }

    /** The children of one kind, in order. */
    public List<SchemaObject> children(ObjectKind wanted) {
        return children.stream().filter(child -> child.kind() == wanted).toList();
    }

    /** The child of that kind and name. */
    public Optional<SchemaObject> child(ObjectKind wanted, String name) {
        return children(wanted).stream()
                .filter(child -> child.name().equals(name))
                .findFirst();
    }

    /** Gives a copy with other children. */
    public SchemaObject withChildren(List<SchemaObject> others) {
        return new SchemaObject(kind, path, attributes, others, serverMadeName);
    }

    /** Gives a copy with other attributes. */
    public SchemaObject withAttributes(Map<String, String> others) {
        return new SchemaObject(kind, path, others, children, serverMadeName);
    }

    Stream<SchemaObject> withAllInside() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(SchemaObject::withAllInside));
    }

    /** Itself if nothing inside is left out, so that who compares two knows soon that they are equal. */
    SchemaObject withoutInside(Predicate<SchemaObject> left) {
        List<SchemaObject> kept = new ArrayList<>(children.size());
        boolean same = true;
        for (SchemaObject child : children) {
            if (left.test(child)) {
                same = false;
            } else {
                SchemaObject inside = child.withoutInside(left);
                same &= inside.equals(child);
                kept.add(inside);
            }
        }
        return same ? this : withChildren(kept);
    }

    private int position() {
        return attribute(POSITION).map(Integer::valueOf).orElse(0);
    }

    /** The kind and the path, as in {@code column public.users.email}. */
    @Override
    public String toString() {
        return kind.label() + " " + path;
    }
}
