package dev.retort.cli.command;

/** Tells slf4j-simple, which writes to standard error, how much to say. Works only before the first logger is made. */
final class LogLevel {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private LogLevel() {}

    static void set(GlobalOptions options) {
        String level = options.debug() ? "debug" : options.verbose() ? "info" : options.quiet() ? "error" : "warn";
        System.setProperty(PREFIX + "defaultLogLevel", level);
        System.setProperty(PREFIX + "showThreadName", "false");
        System.setProperty(PREFIX + "showShortLogName", "true");
        System.setProperty(PREFIX + "levelInBrackets", "true");
    }
}
