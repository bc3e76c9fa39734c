package dev.retort.operation.writing;

import dev.retort.operation.AddEnumLabel;
import dev.retort.operation.CreateEnum;
import dev.retort.operation.CreateExtension;
import dev.retort.operation.CreateSchema;
import dev.retort.operation.CreateSequence;
import dev.retort.operation.DropEnum;
import dev.retort.operation.DropExtension;
import dev.retort.operation.DropSchema;
import dev.retort.operation.DropSequence;
import dev.retort.operation.RenameEnum;
import dev.retort.operation.RenameEnumLabel;
import dev.retort.operation.RenameSequence;
import dev.retort.operation.ReplaceEnum;
import dev.retort.schema.EnumType;
import dev.retort.schema.Sequence;
import java.util.Optional;

/** The part of {@link Operations} that is about enum types, sequences, schemas and extensions. */
abstract sealed class TypeOperations extends ConstraintOperations permits ViewOperations {

    TypeOperations(Destination destination) {
        super(destination);
    }

    /** Creates an enum type; nothing on SQLite, where each column has a check. */
    public Creation createEnum(EnumType type) {
        EnumType placed = placed(type);
        return begin(new Creation(presence -> new CreateEnum(placed, presence)), Creation::operation);
    }

    /** Drops an enum type; nothing on SQLite. */
    public Drop<EnumType> dropEnum(String type) {
        return begin(
                new Drop<EnumType>((presence, cascade, original) ->
                        new DropEnum(name(type), presence, cascade, original.map(this::placed))),
                Drop::operation);
    }

    /** Renames an enum type; nothing on SQLite. */
    public void renameEnum(String type, String newName) {
        add(new RenameEnum(name(type), newName));
    }

    /** Adds a label at the end of an enum type; see {@link AddEnumLabel} for SQLite. */
    public EnumLabelAddition addEnumLabel(String type, String label) {
        return begin(new EnumLabelAddition(name(type), label), EnumLabelAddition::operation);
    }

    /** Renames a label of an enum type; see {@link RenameEnumLabel} for SQLite. */
    public Alteration<EnumType> renameEnumLabel(String type, String label, String newLabel) {
        return begin(
                new Alteration<EnumType>(before -> new RenameEnumLabel(
                        name(type), label, newLabel, before.map(it -> new EnumType(name(type), it.labels())))),
                Alteration::operation);
    }

    /** Gives an enum type other labels, or another order; see {@link ReplaceEnum}. */
    public EnumReplacement replaceEnum(EnumType type) {
        return begin(new EnumReplacement(destination, placed(type)), EnumReplacement::operation);
    }

    /** Creates a sequence; PostgreSQL only. */
    public Creation createSequence(Sequence sequence) {
        Sequence placed = placed(sequence);
        return begin(new Creation(presence -> new CreateSequence(placed, presence)), Creation::operation);
    }

    /** Gives a sequence other settings; what isn't set becomes the database's own again; PostgreSQL only. */
    public SequenceAlteration alterSequence(Sequence sequence) {
        return begin(new SequenceAlteration(placed(sequence)), SequenceAlteration::operation);
    }

    /** Renames a sequence; PostgreSQL only. */
    public void renameSequence(String sequence, String newName) {
        add(new RenameSequence(name(sequence), newName));
    }

    /** Drops a sequence; PostgreSQL only. */
    public Drop<Sequence> dropSequence(String sequence) {
        return begin(
                new Drop<Sequence>((presence, cascade, original) ->
                        new DropSequence(name(sequence), presence, cascade, original.map(this::placed))),
                Drop::operation);
    }

    /** Creates a schema; PostgreSQL only. */
    public Creation createSchema(String schema) {
        return begin(new Creation(presence -> new CreateSchema(schema, presence)), Creation::operation);
    }

    /** Drops a schema; PostgreSQL only. */
    public Drop<?> dropSchema(String schema) {
        return begin(
                new Drop<String>((presence, cascade, original) -> new DropSchema(schema, presence, cascade)),
                Drop::operation);
    }

    /** Adds an extension to the database; its objects go to the schema of {@link Operations#in}; nothing on SQLite. */
    public Creation createExtension(String extension) {
        Optional<String> schema = destination.schema();
        return begin(new Creation(presence -> new CreateExtension(extension, schema, presence)), Creation::operation);
    }

    /** Removes an extension from the database; nothing on SQLite. */
    public Drop<?> dropExtension(String extension) {
        return begin(
                new Drop<String>((presence, cascade, original) -> new DropExtension(extension, presence, cascade)),
                Drop::operation);
    }

    private EnumType placed(EnumType type) {
        return new EnumType(destination.place(type.name()), type.labels());
    }

    private Sequence placed(Sequence sequence) {
        return sequence.withName(destination.place(sequence.name()));
    }
}
