package dev.retort.script;

import dev.retort.error.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which files of a location look like revisions and aren't taken for one. */
final class PassedOver {

    private static final Pattern LIKE_A_SCRIPT =
            Pattern.compile("(.+)\\.(?:(?:sql|java)(?:\\.\\w+)?|ddl|psql|pgsql)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PUT_ASIDE = Pattern.compile(".*(~|#|\\.(?:bak|orig|off|old|disabled|rej|swp))");

    private PassedOver() {}

    /**
     * A notice about a file.
     *
     * @param name its name without folders
     * @param shown where it is
     */
    static Optional<Problem> file(String name, String shown, boolean onClassPath) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher form = LIKE_A_SCRIPT.matcher(name);
        boolean deliberate = name.startsWith(".")
                || name.startsWith("#")
                || PUT_ASIDE.matcher(lower).matches()
                || lower.endsWith("-info.java");
        if (deliberate || ScriptFile.isScript(name, onClassPath) || !form.matches()) {
            return Optional.empty();
        }
        String ending = lower.contains(".java") ? ".java" : ".sql";
        return Optional.of(Problem.of("not-a-script", name + " isn't taken: its name doesn't end in " + ending)
                .with("at", shown)
                .cure("call it " + form.group(1) + ending + ", or move it elsewhere"));
    }

    /** A notice about a directory below a location, which holds scripts and isn't searched. */
    static Problem directory(String name, String shown, long scripts) {
        return Problem.of(
                        "not-searched",
                        "the directory " + name + " isn't searched: it lies below the location and holds " + scripts
                                + (scripts == 1 ? " script" : " scripts"))
                .with("at", shown)
                .cure("name it as a location too, or move its scripts up");
    }
}
