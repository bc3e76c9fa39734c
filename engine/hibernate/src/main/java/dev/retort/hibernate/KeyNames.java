package dev.retort.hibernate;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells names that a person chose from those that Hibernate makes from a hash. */
final class KeyNames {

    /** An MD5 sum to the base 35: 24 or 25 letters, seldom fewer. */
    private static final Pattern HASHED = Pattern.compile("(FK|UK|IDX)[0-9a-z]{20,25}", Pattern.CASE_INSENSITIVE);

    private KeyNames() {}

    /** The name, if a person chose it. */
    static Optional<String> chosen(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(it -> !it.isBlank() && !HASHED.matcher(it).matches());
    }
}
