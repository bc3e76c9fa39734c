package dev.retort.assertions.entities;

import dev.retort.hibernate.EntityModel;
import dev.retort.hibernate.EntityModelBuilder;
import dev.retort.schema.MetaData;
import java.util.List;
import java.util.OptionalInt;

/** Asks retort-hibernate what entities say. The only class that is linked with it. */
final class HibernateModel {

    private HibernateModel() {}

    static MetaData of(List<Class<?>> entities, String naming, String dialect, OptionalInt major) {
        EntityModelBuilder builder = EntityModel.builder().entities(entities).dialect(dialect);
        major.ifPresent(builder::databaseVersion);
        switch (naming) {
            case "hibernate" -> {}
            case "spring" -> builder.springNames();
            default -> builder.physicalNaming(naming);
        }
        return builder.build().metaData();
    }
}
