package dev.retort.cli.output;

import java.util.Map;

/** Whether each stream has colours. The launcher knows which are terminals and says so. */
public final class Colours {

    /** When there are colours. */
    public enum When {
        /** On terminals, unless {@code NO_COLOR} is set. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }

    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean refused;
    private When when = When.AUTO;

    /**
     * Makes the choice for two streams.
     *
     * @param refused whether the user wants none, as {@code NO_COLOR} says
     */
    public Colours(boolean outIsTerminal, boolean errIsTerminal, boolean refused) {
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.refused = refused;
    }

    static Colours ofProcess() {
        Map<String, String> environment = System.getenv();
        String terminals = System.getProperty("retort.terminals", "");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Colours(terminals.contains("out"), terminals.contains("err"), refused);
    }

    /** Follows the option. */
    public void choose(When choice) {
        when = choice;
    }

    boolean onOut() {
        return has(outIsTerminal);
    }

    boolean onErr() {
        return has(errIsTerminal);
    }

    private boolean has(boolean terminal) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && !refused;
        };
    }

    /** How a piece of text looks on a terminal that has colours. */
    public enum Style {
        /** As it is. */
        PLAIN(""),
        /** For headings. */
        BOLD("1"),
        /** For what is less important. */
        FAINT("2"),
        /** For ids. */
        ID("33"),
        /** For what is well. */
        GOOD("32"),
        /** For what needs attention. */
        WARNING("33"),
        /** For failures. */
        BAD("31");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        String on(String text) {
            return code.isEmpty() || text.isBlank() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
        }
    }
}
