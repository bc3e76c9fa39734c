package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to an enum type. */
public sealed interface EnumOperation extends Operation {

    /**
     * A column of an enum type.
     *
     * @param table its table
     * @param column its name
     */
    record EnumColumn(QualifiedName table, String column) {}

    /**
     * Creates an enum type; nothing on databases without them.
     *
     * @param type the type
     * @param presence {@link Presence#OPTIONAL} to leave one alone that is there
     */
    record CreateEnum(EnumType type, Presence presence) implements EnumOperation {

        /** Creates a type that isn't there. */
        public CreateEnum(EnumType type) {
            this(type, Presence.REQUIRED);
        }

        @Override
        public String describe() {
            return "create enum " + type.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropEnum(type.name(), presence, false, Optional.of(type)));
        }
    }

    /**
     * Renames an enum type; it stays in its schema. Nothing on databases without them.
     *
     * @param type the name before
     * @param newName the name after, without a schema
     */
    record RenameEnum(QualifiedName type, String newName) implements EnumOperation {

        @Override
        public String describe() {
            return "rename enum " + type + " to " + newName;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new RenameEnum(type.withName(newName), type.name()));
        }
    }

    /**
     * Adds a label to an enum type. If it is said how the type was, it can be reversed. On SQLite the check of the column that
     * has exactly these labels gets the new one, too; it is refused if that isn't one column, until the columns are named.
     *
     * @param type the type's name
     * @param label the new label
     * @param place where it goes; empty for the end
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     * @param original the type as it was, if that was said
     * @param columns the columns that use it on SQLite; none for the one whose check has exactly the original labels
     */
    record AddEnumLabel(
            QualifiedName type,
            String label,
            Optional<Place> place,
            Presence presence,
            Optional<EnumType> original,
            List<EnumColumn> columns)
            implements EnumOperation {

        /** Copies the columns. */
        public AddEnumLabel {
            columns = List.copyOf(columns);
        }

        /** Adds a label that isn't there to a type of which nothing is known. */
        public AddEnumLabel(QualifiedName type, String label, Optional<Place> place) {
            this(type, label, place, Presence.REQUIRED, Optional.empty(), List.of());
        }

        /** A copy that knows how the type is before. */
        public AddEnumLabel was(EnumType before) {
            return new AddEnumLabel(type, label, place, presence, Optional.of(before), columns);
        }

        /**
         * A place in the order.
         *
         * @param before whether it goes before the neighbour, else after it
         * @param neighbour a label that is there
         */
        public record Place(boolean before, String neighbour) {}

        @Override
        public String describe() {
            return "add label '" + label + "' to enum " + type;
        }

        /** The same by another type in its place; empty if it isn't known how the type was. */
        public Optional<ReplaceEnum> asReplacement() {
            return original.map(
                    before -> ReplaceEnum.between(before, withLabel(before)).usedBy(columns));
        }

        private EnumType withLabel(EnumType before) {
            List<String> labels = new ArrayList<>(before.labels());
            if (!labels.contains(label)) {
                labels.add(place.map(it -> position(before, it)).orElse(labels.size()), label);
            }
            return new EnumType(before.name(), labels);
        }

        private static int position(EnumType type, Place place) {
            int neighbour = type.labels().indexOf(place.neighbour());
            if (neighbour < 0) {
                throw new InvalidOperationException(
                        "enum " + type.name() + " has no label '" + place.neighbour() + "'",
                        "place it next to one of these: " + type.labels());
            }
            return place.before() ? neighbour : neighbour + 1;
        }

        @Override
        public Reversal reverse() {
            return asReplacement()
                    .map(ReplaceEnum::reverse)
                    .orElseGet(
                            () -> Reversal.none("PostgreSQL can't remove a label, and the former type was not given"));
        }
    }

    /**
     * Renames a label of an enum type. On SQLite the values and the check of the column that has exactly the labels that the
     * type had change; it is refused if that isn't one column, until the columns are named.
     *
     * @param type the type's name
     * @param label the label before
     * @param newLabel the label after
     * @param original the type as it was, if that was said
     * @param columns the columns that use it on SQLite; none for the one whose check has exactly the original labels
     */
    record RenameEnumLabel(
            QualifiedName type, String label, String newLabel, Optional<EnumType> original, List<EnumColumn> columns)
            implements EnumOperation {

        /** Copies the columns. */
        public RenameEnumLabel {
            columns = List.copyOf(columns);
        }

        /** Renames a label of a type of which nothing is known. */
        public RenameEnumLabel(QualifiedName type, String label, String newLabel) {
            this(type, label, newLabel, Optional.empty(), List.of());
        }

        /** A copy that knows how the type is before. */
        public RenameEnumLabel was(EnumType before) {
            return new RenameEnumLabel(type, label, newLabel, Optional.of(before), columns);
        }

        @Override
        public String describe() {
            return "rename label '" + label + "' of enum " + type + " to '" + newLabel + "'";
        }

        /** The same by another type in its place; empty if it isn't known how the type was. */
        public Optional<ReplaceEnum> asReplacement() {
            return original.map(before -> ReplaceEnum.between(before, renamed(before))
                    .mapping(Map.of(label, newLabel))
                    .usedBy(columns));
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    new RenameEnumLabel(type, newLabel, label, original.map(before -> renamed(before)), columns));
        }

        private EnumType renamed(EnumType before) {
            return new EnumType(
                    before.name(),
                    before.labels().stream()
                            .map(it -> it.equals(label) ? newLabel : it)
                            .toList());
        }
    }

    /**
     * Gives an enum type other labels or another order. On PostgreSQL a new type takes the place of the old one in every
     * column that the catalogue finds, with its comment, owner and grants, and literal defaults; views, checks, partial indexes
     * and whatever else depends on it have to be dropped before, and are named. On SQLite the checks of the columns change.
     *
     * @param type the type as it shall be
     * @param mapping what becomes of the values that are labels no longer
     * @param mappingBack what becomes of the new labels on the way back
     * @param columns the columns that use it on SQLite; none for the one whose check has exactly the original labels
     * @param original the type as it was, for the way back
     */
    record ReplaceEnum(
            EnumType type,
            Map<String, String> mapping,
            Map<String, String> mappingBack,
            List<EnumColumn> columns,
            Optional<EnumType> original)
            implements EnumOperation {

        /** Copies the collections and checks that values become labels that there are. */
        public ReplaceEnum {
            mapping = Collections.unmodifiableMap(new TreeMap<>(mapping));
            mappingBack = Collections.unmodifiableMap(new TreeMap<>(mappingBack));
            columns = List.copyOf(columns);
            requireLabels(type, mapping);
            if (original.isPresent()) {
                requireLabels(original.get(), mappingBack);
            }
        }

        /** From one type to another of the same name. */
        static ReplaceEnum between(EnumType before, EnumType after) {
            return new ReplaceEnum(after, Map.of(), Map.of(), List.of(), Optional.of(before));
        }

        /** A copy in which these labels become others on the way there. */
        public ReplaceEnum mapping(Map<String, String> other) {
            return new ReplaceEnum(type, other, mappingBack, columns, original);
        }

        /** A copy in which these labels become others on the way back. */
        public ReplaceEnum mappingBack(Map<String, String> other) {
            return new ReplaceEnum(type, mapping, other, columns, original);
        }

        /** A copy that changes these columns on SQLite. */
        public ReplaceEnum usedBy(List<EnumColumn> others) {
            return new ReplaceEnum(type, mapping, mappingBack, others, original);
        }

        /** A copy that knows how the type is before. */
        public ReplaceEnum was(EnumType before) {
            return new ReplaceEnum(type, mapping, mappingBack, columns, Optional.of(before));
        }

        @Override
        public String describe() {
            return "replace enum " + type.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(before -> new ReplaceEnum(before, mappingBack, mapping, columns, Optional.of(type))),
                    "the type's former labels were not given");
        }

        private static void requireLabels(EnumType type, Map<String, String> mapping) {
            for (Map.Entry<String, String> entry : mapping.entrySet()) {
                if (!type.labels().contains(entry.getValue())) {
                    throw new InvalidOperationException(
                            "'" + entry.getKey() + "' would become '" + entry.getValue()
                                    + "', which isn't a label of enum " + type.name(),
                            "map it to one of these: " + type.labels());
                }
            }
        }
    }

    /**
     * Drops an enum type; nothing on databases without them.
     *
     * @param name the type's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether the columns of this type go too
     * @param original the type as it was, for the way back
     */
    record DropEnum(QualifiedName name, Presence presence, boolean cascade, Optional<EnumType> original)
            implements EnumOperation {

        /** Drops a type that no column uses. */
        public DropEnum(QualifiedName name, Presence presence, Optional<EnumType> original) {
            this(name, presence, false, original);
        }

        @Override
        public String describe() {
            return "drop enum " + name;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new CreateEnum(it, presence)), "the dropped type's labels were not given");
        }
    }
}
