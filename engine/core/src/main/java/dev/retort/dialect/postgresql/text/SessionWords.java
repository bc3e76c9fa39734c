package dev.retort.dialect.postgresql.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of a statement tell about its session. */
public final class SessionWords {

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE;
    private static final Pattern START =
            Pattern.compile("^(?:\\s|--[^\n]*(?:\n|$)|/\\*.*?\\*/)*(\\w+)", Pattern.DOTALL);
    private static final Pattern TRANSACTION =
            Pattern.compile(START.pattern().replace("(\\w+)", "SET\\s+TRANSACTION\\b"), ANY_CASE | Pattern.DOTALL);
    private static final Pattern DEFINING =
            Pattern.compile("CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE|REINDEX|SAVEPOINT|RELEASE", ANY_CASE);
    private static final Pattern SETTING = Pattern.compile("SET|RESET|DISCARD|DO|CALL|SELECT", ANY_CASE);
    private static final Pattern TEMPORARY = Pattern.compile("\\b(?:temp|temporary|pg_temp)\\b", ANY_CASE);
    private static final Pattern CALLING = Pattern.compile("\\b(?:select|set_config)\\b", ANY_CASE);
    private static final Pattern LISTENING = Pattern.compile("\\blisten\\b", ANY_CASE);

    private static final Pattern CUSTOM = Pattern.compile(
            "\\b(?:set\\s+(?:session\\s+|local\\s+)?|set_config\\s*\\(\\s*')([a-z_][\\w$]*(?:\\.[a-z_][\\w$]*)+)\\s*(?:=|to\\b|')",
            ANY_CASE);

    private SessionWords() {}

    /**
     * Whether it can change the session. What defines or drops objects can't, nor what sets the transaction's isolation,
     * which must come before any query; any other statement may call a function or fire a trigger that does.
     */
    public static boolean mayChange(String sql) {
        if (TRANSACTION.matcher(sql).find()) {
            return false;
        }
        return !starts(sql, DEFINING)
                || isTemporary(sql)
                || CALLING.matcher(sql).find();
    }

    /**
     * The names of settings of the application's own, which have a dot, that it sets: the server lists them nowhere.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-custom.html">Customized Options</a>
     */
    public static Set<String> customSettings(String sql) {
        Set<String> names = new LinkedHashSet<>();
        Matcher setting = CUSTOM.matcher(sql);
        while (setting.find()) {
            names.add(setting.group(1).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Whether it says itself that it changes a setting, or runs code that may. */
    static boolean sets(String sql) {
        return starts(sql, SETTING) || sql.toLowerCase(Locale.ROOT).contains("set_config");
    }

    /** Whether it may make an object that only the session sees. */
    static boolean isTemporary(String sql) {
        return TEMPORARY.matcher(sql).find();
    }

    /** Whether it may begin to listen to a channel, which shows only after the commit. */
    public static boolean mayListen(String sql) {
        return LISTENING.matcher(sql).find();
    }

    private static boolean starts(String sql, Pattern words) {
        Matcher start = START.matcher(sql);
        return start.find() && words.matcher(start.group(1)).matches();
    }
}
