package dev.retort.assertions;

import java.util.Collection;
import java.util.Optional;

/** Which of some names was meant by one that isn't among them. */
final class NearestName {

    private NearestName() {}

    /** The nearest one, {@code public.} left out; empty if none is near. */
    static Optional<String> to(String wanted, Collection<String> names) {
        return dev.retort.sql.NearestName.to(plain(wanted), names, NearestName::plain);
    }

    private static String plain(String name) {
        return name.startsWith("public.") ? name.substring("public.".length()) : name;
    }
}
