package dev.retort.operation.writing;

import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.operation.Operation;
import dev.retort.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An enum type that is being given other labels: {@code op.replaceEnum(mood).mapping("sad", "ok").was(oldMood)}. */
public final class ReplaceEnumOptions extends Options {

    private final Destination destination;
    private ReplaceEnum operation;

    ReplaceEnumOptions(Destination destination, EnumType type) {
        this.destination = destination;
        this.operation = new ReplaceEnum(type, Map.of(), Map.of(), List.of(), Optional.empty());
    }

    /** Says which label takes the place of one that goes. */
    public ReplaceEnumOptions mapping(String removed, String label) {
        operation = operation.mapping(with(operation.mapping(), removed, label));
        return this;
    }

    /** Says which of the former labels takes the place of a new one on the way back. */
    public ReplaceEnumOptions mappingBack(String added, String label) {
        operation = operation.mappingBack(with(operation.mappingBack(), added, label));
        return this;
    }

    /** Names a column that uses it, for SQLite, which doesn't know. */
    public ReplaceEnumOptions usedBy(String table, String column) {
        List<ReplaceEnum.EnumColumn> columns = new ArrayList<>(operation.columns());
        columns.add(new ReplaceEnum.EnumColumn(destination.name(table), column));
        operation = operation.usedBy(columns);
        return this;
    }

    /** Gives its definition before the change, so that it can be reversed; SQLite finds its columns by these labels. */
    public ReplaceEnumOptions was(EnumType before) {
        operation = operation.was(new EnumType(operation.type().name(), before.labels()));
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }

    private static Map<String, String> with(Map<String, String> mapping, String from, String to) {
        Map<String, String> more = new TreeMap<>(mapping);
        more.put(from, to);
        return more;
    }
}
