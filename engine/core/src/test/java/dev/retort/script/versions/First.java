package dev.retort.script.versions;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

@Revision(id = "c1")
public final class First implements Migration {

    private int times = 1;

    @Override
    public void upgrade(Operations op) {
        throw new IllegalStateException("made " + times++ + " time");
    }
}
