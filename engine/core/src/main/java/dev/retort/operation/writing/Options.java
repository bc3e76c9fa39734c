package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import java.util.List;

/** Options that may follow an operation's call, until the next one begins. */
abstract class Options {

    /** The operations as they are written by now. */
    abstract List<Operation> operations();
}
