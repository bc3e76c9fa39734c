package dev.retort.hibernate;

import dev.retort.schema.NamingConvention;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a model is read from: the builder's state, once checked. */
record MappingSource(
        Collection<Class<?>> classes,
        Target target,
        OptionalInt majorVersion,
        Map<String, String> settings,
        NamingConvention naming) {

    MappingSource {
        classes = List.copyOf(classes);
        settings = Map.copyOf(settings);
    }

    /** The schema of tables that name none, where the application sets one. */
    Optional<String> defaultSchema() {
        return Optional.ofNullable(settings.get("hibernate.default_schema"));
    }
}
