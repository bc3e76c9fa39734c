package dev.retort.operation.writing;

import dev.retort.operation.EnumOperation.AddEnumLabel;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.List;
import java.util.Optional;

/** A label that is being added: {@code op.addEnumLabel("mood", "fine").after("ok")}. */
public final class AddEnumLabelOptions extends Options {

    private AddEnumLabel operation;

    AddEnumLabelOptions(QualifiedName type, String label) {
        operation = new AddEnumLabel(type, label, Optional.empty());
    }

    /** Puts it before another label. */
    public AddEnumLabelOptions before(String neighbour) {
        return at(new AddEnumLabel.Place(true, neighbour));
    }

    /** Puts it after another label. */
    public AddEnumLabelOptions after(String neighbour) {
        return at(new AddEnumLabel.Place(false, neighbour));
    }

    /** Does nothing if it already exists. */
    public AddEnumLabelOptions ifNotExists() {
        return with(operation.place(), Presence.OPTIONAL, operation.original());
    }

    /**
     * Gives the type's definition before the change, so that it can be reversed, and so that SQLite's checks get the
     * label, too.
     */
    public AddEnumLabelOptions was(EnumType before) {
        return with(
                operation.place(), operation.presence(), Optional.of(new EnumType(operation.type(), before.labels())));
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }

    private AddEnumLabelOptions at(AddEnumLabel.Place place) {
        return with(Optional.of(place), operation.presence(), operation.original());
    }

    private AddEnumLabelOptions with(
            Optional<AddEnumLabel.Place> place, Presence presence, Optional<EnumType> original) {
        operation = new AddEnumLabel(operation.type(), operation.label(), place, presence, original);
        return this;
    }
}
