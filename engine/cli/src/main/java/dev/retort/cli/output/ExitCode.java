package dev.retort.cli.output;

/** What the process tells its caller. Numbers are never changed. */
public enum ExitCode {
    /** All went well. */
    DONE(0),
    /** Something failed. */
    ERROR(1),
    /** The command line cannot be understood. */
    USAGE(2),
    /** There are differences or pending revisions, or a score is too low. */
    PENDING(3),
    /** Another run held the lock for too long. */
    LOCK_TIMEOUT(4),
    /** There are several heads where one was needed. */
    SEVERAL_HEADS(5),
    /** A destructive change was refused. */
    DESTRUCTIVE(6),
    /** A person or a program ended it, as a shell numbers Ctrl-C. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The process's exit status. */
    public int number() {
        return number;
    }
}
