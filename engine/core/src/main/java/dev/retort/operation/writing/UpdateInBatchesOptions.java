package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.operation.RowOperation.UpdateInBatches;
import java.util.List;

/** An update that is done in batches. */
public final class UpdateInBatchesOptions extends Options {

    private UpdateInBatches operation;

    UpdateInBatchesOptions(UpdateInBatches operation) {
        this.operation = operation;
    }

    /** Takes the rows in the order of these columns, which are unique and never null, and not of the primary key. */
    public UpdateInBatchesOptions by(String... key) {
        operation = new UpdateInBatches(
                operation.table(), operation.size(), operation.assignments(), operation.pending(), List.of(key));
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(operation);
    }
}
