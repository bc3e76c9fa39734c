package dev.retort.dialect.postgresql.text;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of a statement tell about its session. */
public final class SessionWords {

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE;

    /** Possessive, since a choice repeated any other way takes a frame of the stack for each time. */
    private static final Pattern START =
            Pattern.compile("(?:\\s|--[^\n]*+(?:\n|$)|/\\*.*?\\*/)*+(\\w+)", Pattern.DOTALL);

    private static final Pattern TRANSACTION =
            Pattern.compile(START.pattern().replace("(\\w+)", "SET\\s+TRANSACTION\\b"), ANY_CASE | Pattern.DOTALL);
    private static final Pattern DEFINING =
            Pattern.compile("CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE|REINDEX|SAVEPOINT|RELEASE", ANY_CASE);
    private static final Pattern SETTING = Pattern.compile("SET|RESET|DISCARD|DO|CALL|SELECT", ANY_CASE);
    private static final Pattern TEMPORARY = Pattern.compile("\\b(?:temp|temporary|pg_temp)\\b", ANY_CASE);
    private static final Pattern CALLING = Pattern.compile("\\b(?:select|set_config)\\b", ANY_CASE);
    private static final Pattern DRAWING = Pattern.compile("\\bnextval\\b|serial\\d*\\b|\\bidentity\\b", ANY_CASE);
    private static final Pattern UNLOCKING = Pattern.compile("\\bpg_advisory_unlock|\\bdiscard\\b", ANY_CASE);
    private static final Pattern LISTENING = Pattern.compile("\\blisten\\b", ANY_CASE);

    /** A setting's name with a dot, in {@code SET a.b}, which {@code UPDATE} has for a field, too, and in set_config. */
    private static final Pattern CUSTOM = Pattern.compile(
            "\\bSET\\s+(?:LOCAL\\s+|SESSION\\s+)?(\"?[^\\s\"'.=;,()]+\"?(?:\\.\"?[^\\s\"'.=;,()]+\"?)+)\\s*(?:=|\\bTO\\b)"
                    + "|\\bset_config\\s*\\(\\s*(?:setting_name\\s*(?:=>|:=)\\s*)?E?'+([^'\\s]+\\.[^'\\s]+)'",
            ANY_CASE);

    private SessionWords() {}

    /**
     * The names of settings that no extension knows, and that {@code pg_settings} doesn't list, which a statement or a
     * routine's body names to change them; in lower case, as their case doesn't count. More than there are at worst.
     */
    public static Set<String> customSettings(String sql) {
        Set<String> names = new TreeSet<>();
        if (sql.indexOf('.') >= 0) {
            Matcher matcher = CUSTOM.matcher(sql);
            while (matcher.find()) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                names.add(name.replace("\"", "").toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /**
     * Whether it can change the session. What defines or drops objects can't, nor what sets the transaction's isolation,
     * which must come before any query; any other statement may call a function or fire a trigger that does.
     */
    public static boolean mayChange(String sql) {
        if (TRANSACTION.matcher(sql).lookingAt()) {
            return false;
        }
        return !starts(sql, DEFINING)
                || isTemporary(sql)
                || CALLING.matcher(sql).find();
    }

    /** Whether it says itself that it changes a setting, or runs code that may. */
    static boolean sets(String sql) {
        return starts(sql, SETTING) || sql.toLowerCase(Locale.ROOT).contains("set_config");
    }

    /** Whether it may draw numbers of a sequence, which the session remembers. */
    public static boolean mayDraw(String sql) {
        return mayChange(sql) || DRAWING.matcher(sql).find();
    }

    /** Whether it may make an object that only the session sees. */
    static boolean isTemporary(String sql) {
        return TEMPORARY.matcher(sql).find();
    }

    /** Whether it may begin to listen to a channel, which shows only after the commit. */
    public static boolean mayListen(String sql) {
        return LISTENING.matcher(sql).find();
    }

    /** Whether it says itself that it lets locks of the session go. */
    public static boolean mayUnlock(String sql) {
        return UNLOCKING.matcher(sql).find();
    }

    private static boolean starts(String sql, Pattern words) {
        Matcher start = START.matcher(sql);
        return start.lookingAt() && words.matcher(start.group(1)).matches();
    }
}
