package dev.retort.script.writing;

import dev.retort.error.Problem;
import dev.retort.revision.Revision;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the file of a new revision is named, without its extension. Tokens are {@code {rev}}, {@code {slug}},
 * {@code {year}}, {@code {month}}, {@code {day}}, {@code {hour}}, {@code {minute}}, {@code {second}} (two digits each,
 * the year four) and {@code {epoch}} (seconds); Alembic's form {@code %(month).2d} is understood as well. A {@code /}
 * makes folders below the version location.
 */
public final class FileTemplate {

    /** The template that is used when nothing is configured. */
    public static final String DEFAULT = "{year}{month}{day}_{hour}{minute}{second}_{rev}_{slug}";

    private static final List<String> TOKENS =
            List.of("rev", "slug", "epoch", "year", "month", "day", "hour", "minute", "second");
    private static final Pattern TOKEN = Pattern.compile("\\{(\\w*)}|%%?\\((\\w*)\\)(?:\\.?0?(\\d))?[ds]");
    private static final Pattern REFUSED = Pattern.compile("[<>:\"|?*\\\\\\p{Cntrl}]");

    private final String text;

    private FileTemplate(String text) {
        this.text = text;
    }

    /**
     * Reads a template.
     *
     * @throws WritingException if a token is unknown, if neither id nor slug
     *     nor time makes names differ, or if a name could leave the version location
     */
    public static FileTemplate parse(String text) {
        List<String> names =
                TOKEN.matcher(text).results().map(FileTemplate::name).toList();
        names.stream().filter(name -> !TOKENS.contains(name)).findFirst().ifPresent(name -> {
            throw invalid(text, "it has the unknown token '" + name + "'");
        });
        String rest = TOKEN.matcher(text).replaceAll("");
        if (names.isEmpty()) {
            throw invalid(text, "every file would get the same name");
        }
        if (rest.indexOf('{') >= 0
                || rest.indexOf('%') >= 0
                || REFUSED.matcher(rest).find()) {
            throw invalid(text, "it has characters that don't belong in a file name");
        }
        if (text.startsWith("/")
                || text.endsWith("/")
                || List.of(text.split("/")).contains("..")) {
            throw invalid(text, "it does not name a file below the version location");
        }
        return new FileTemplate(text);
    }

    /** Whether names made from it have folders in them. */
    public boolean makesFolders() {
        return text.indexOf('/') >= 0;
    }

    String render(Revision revision, ZonedDateTime created, String slug) {
        String name = TOKEN.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match, revision, created, slug)));
        return name.replaceAll("_+$", "");
    }

    private static String value(MatchResult match, Revision revision, ZonedDateTime created, String slug) {
        return switch (name(match)) {
            case "rev" -> inFileName(revision.id());
            case "slug" -> slug;
            case "epoch" -> String.valueOf(created.toEpochSecond());
            case "year" -> digits(match, created.getYear(), 4);
            case "month" -> digits(match, created.getMonthValue(), 2);
            case "day" -> digits(match, created.getDayOfMonth(), 2);
            case "hour" -> digits(match, created.getHour(), 2);
            case "minute" -> digits(match, created.getMinute(), 2);
            default -> digits(match, created.getSecond(), 2);
        };
    }

    /** An id as a part of a file's name: nothing in it leads to another folder, or is no letter of names on some system. */
    private static String inFileName(String id) {
        return REFUSED.matcher(id.replace('/', '-')).replaceAll("-").replaceAll("\\.{2,}|^\\.", "-");
    }

    private static String digits(MatchResult match, int number, int usual) {
        int width = match.group(1) != null ? usual : match.group(3) != null ? Integer.parseInt(match.group(3)) : 1;
        return String.format(Locale.ROOT, "%0" + width + "d", number);
    }

    private static String name(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    private static WritingException invalid(String text, String why) {
        return new WritingException(Problem.of("invalid-file-template", "the file template cannot be used: " + why)
                .with("file_template", text)
                .with("tokens", String.join(", ", TOKENS))
                .cure("write tokens in braces, such as " + DEFAULT));
    }
}
