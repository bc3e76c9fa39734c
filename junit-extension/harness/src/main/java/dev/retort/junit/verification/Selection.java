package dev.retort.junit.verification;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which revisions one run judges, in place of all of them; the others are only upgraded. Each method gives a copy.
 *
 * @param changedSince {@code git:main}, or another commit of git, or {@code last-green}; empty for all
 * @param greens the folder in which it is kept what was green; empty if nothing is
 * @param shard which part of the revisions is judged; empty for all
 */
public record Selection(Optional<String> changedSince, Optional<Path> greens, Optional<Shard> shard) {

    /** What was green the last time, in place of a commit. */
    static final String LAST_GREEN = "last-green";

    private static final String GIT = "git:";

    /** All revisions. */
    public static Selection all() {
        return new Selection(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Those that are others, or stand on others, than at a commit ({@code git:main}, {@code git:v1.4:db/versions}), or than when
     * all was green the last time ({@code last-green}).
     *
     * @throws RetortException if it is neither, code {@code illegal-setting}
     */
    public Selection changedSince(String when) {
        boolean commit = when.startsWith(GIT) && when.length() > GIT.length() && !when.startsWith(GIT + "-");
        if (!commit && !when.equals(LAST_GREEN)) {
            throw new RetortException(Problem.of("illegal-setting", "nothing can have changed since '" + when + "'")
                    .cure("write last-green, or git: with a commit, such as git:main or git:v1.4:db/versions"));
        }
        return new Selection(Optional.of(when), greens, shard);
    }

    /** Where it is kept what was green, for {@code last-green}. */
    public Selection keptIn(Path folder) {
        return new Selection(changedSince, Optional.of(folder), shard);
    }

    /**
     * One part of several, which together are all revisions.
     *
     * @param part such as {@code 1/4}
     * @throws RetortException if it is none, code {@code illegal-setting}
     */
    public Selection shard(String part) {
        return new Selection(changedSince, greens, Optional.of(Shard.parse(part)));
    }

    /**
     * A part of the revisions: of those in order, every so many.
     *
     * @param number which one, from 1
     * @param of how many there are
     */
    public record Shard(int number, int of) {

        private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})\\s*/\\s*([1-9]\\d{0,3})");

        static Shard parse(String part) {
            Matcher form = FORM.matcher(part.strip());
            if (!form.matches() || Integer.parseInt(form.group(1)) > Integer.parseInt(form.group(2))) {
                throw new RetortException(Problem.of("illegal-setting", "'" + part + "' is no shard")
                        .cure("write which one of how many, from 1/4 to 4/4"));
            }
            return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        }

        /** Whether a revision is in it, by its place in the order, from 0. */
        boolean has(int place) {
            return place % of == number - 1;
        }

        /** Whether it makes the checks of the whole, which one has to. */
        boolean isFirst() {
            return number == 1;
        }

        @Override
        public String toString() {
            return number + "/" + of;
        }
    }
}
