package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import java.util.List;

/** What an operation may still be told after its method was called, until the next one begins. */
abstract class Options {

    /** The operations as they are written by now. */
    abstract List<Operation> operations();
}
