package dev.retort.junit.unannotated;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;

/** Its annotation was forgotten. */
public final class AddPhone implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.execute("ALTER TABLE users ADD COLUMN phone TEXT");
    }
}
