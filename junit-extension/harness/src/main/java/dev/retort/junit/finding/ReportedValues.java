package dev.retort.junit.finding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of values of rows in all that people get to see of a verification: the console, the report, the summary and
 * messages of tests. Applied once, to what a check says, before anybody else sees it.
 */
public enum ReportedValues {
    /** They are shown as they are. */
    SHOWN,
    /** Letters become {@code x} or {@code X}, digits {@code 0}; length and punctuation stay. Texts of others are left out. */
    MASKED,
    /** A value is {@code …}, a text of others {@code (left out)}. */
    LEFT_OUT;

    private static final Pattern PIECE =
            Pattern.compile("([\uFDD0\uFDD1])([^\uFDD0-\uFDD2]*)(?:\uFDD2|$)", Pattern.DOTALL);

    /** The names as people write them. */
    public static List<String> names() {
        return List.of(SHOWN.written(), MASKED.written(), LEFT_OUT.written());
    }

    /** The one of that name; empty if there is none. */
    public static Optional<ReportedValues> find(String name) {
        return List.of(values()).stream()
                .filter(one -> one.written().equalsIgnoreCase(name))
                .findFirst();
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What people get to see of an outcome. */
    public Outcome applied(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return new Outcome.Failed(
                    failed.findings().stream().map(this::applied).toList());
        }
        if (outcome instanceof Outcome.Untested untested) {
            return new Outcome.Untested(
                    applied(untested.reason()),
                    untested.kind().map(kind -> new Outcome.Kind(applied(kind.reason()), applied(kind.detail()))));
        }
        Outcome.Passed passed = (Outcome.Passed) outcome;
        return new Outcome.Passed(passed.looked(), applied(passed.notes()));
    }

    private Finding applied(Finding finding) {
        return new Finding(
                applied(finding.headline()),
                finding.place().map(this::applied),
                applied(finding.blame()),
                applied(finding.difference()),
                applied(finding.rows()),
                finding.cure().map(this::applied),
                finding.inspect(),
                finding.again(),
                finding.about().map(this::applied),
                finding.seenBy(),
                finding.remedy().map(cure -> new Cure(cure.kind(), applied(cure.words()), applied(cure.statements()))));
    }

    private List<String> applied(List<String> texts) {
        return texts.stream().map(this::applied).toList();
    }

    /** A text with its values as people get to see them. */
    public String applied(String text) {
        if (text.chars().noneMatch(character -> character >= Marked.VALUE && character <= Marked.END)) {
            return text;
        }
        return Marked.plain(PIECE.matcher(text)
                .replaceAll(
                        piece -> Matcher.quoteReplacement(applied(piece.group(1).charAt(0), piece.group(2)))));
    }

    private String applied(char mark, String piece) {
        if (this == SHOWN || piece.isBlank()) {
            return piece;
        }
        if (mark == Marked.FOREIGN) {
            return "(left out)";
        }
        return this == MASKED ? masked(piece) : "…";
    }

    private static String masked(String value) {
        StringBuilder masked = new StringBuilder();
        value.codePoints()
                .map(point -> Character.isUpperCase(point)
                        ? 'X'
                        : Character.isLetter(point) ? 'x' : Character.isDigit(point) ? '0' : point)
                .forEach(masked::appendCodePoint);
        return masked.toString();
    }
}
