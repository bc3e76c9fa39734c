package dev.retort.script.versions;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Irreversible;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

@Revision(id = "c2", down = "c1")
@Irreversible("a test says so")
public final class Second implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.execute("SELECT 1");
    }
}
