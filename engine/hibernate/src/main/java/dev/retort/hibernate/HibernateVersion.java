package dev.retort.hibernate;

import dev.retort.error.Problem;
import dev.retort.hibernate.mapping.Hibernate7;
import dev.retort.hibernate.mapping.MappingAccess;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Version;

/**
 * The Hibernate that is on the class path.
 *
 * @param text the version as Hibernate says it
 * @param major its first number
 * @param minor its second number
 */
record HibernateVersion(String text, int major, int minor) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\b.*");
    private static final String SUPPORTED = "6.6, or 7.1 and later of 7";

    /**
     * The version that is there.
     *
     * @throws EntityModelException if it isn't supported, code {@code unsupported-hibernate}
     */
    static HibernateVersion present() {
        return of(Version.getVersionString());
    }

    static HibernateVersion of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) { // a jar that has lost its manifest doesn't know its version
            return hasOptions() ? new HibernateVersion(text, 7, 1) : new HibernateVersion(text, 6, 6);
        }
        HibernateVersion version =
                new HibernateVersion(text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
        if (!version.isSupported()) {
            throw new EntityModelException(unsupported(text));
        }
        return version;
    }

    private static boolean hasOptions() {
        try {
            org.hibernate.mapping.Table.class.getMethod("getOptions");
            return true;
        } catch (NoSuchMethodException older) {
            return false;
        }
    }

    static Problem unsupported(String found) {
        return Problem.of("unsupported-hibernate", "this version of Hibernate is not supported")
                .with("found", found)
                .cure("use Hibernate " + SUPPORTED + ", with all its dependencies");
    }

    private boolean isSupported() {
        return major == 6 ? minor >= 6 : major == 7 && minor >= 1;
    }

    MappingAccess access() {
        return major == 6 ? new Hibernate6() : new Hibernate7();
    }
}
