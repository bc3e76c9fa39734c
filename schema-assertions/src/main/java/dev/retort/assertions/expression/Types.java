package dev.retort.assertions.expression;

import dev.retort.sql.TypeName;

/** Reads the name of a type in a cast. */
final class Types {

    private Types() {}

    /** The longest name that begins here, without the schemas that say nothing. */
    static String read(Parser parser) {
        try {
            TypeName type = TypeName.read(parser.cursor(), parser.dialect());
            return type.toString().replaceFirst("^(?:public|pg_catalog)\\.", "");
        } catch (IllegalArgumentException noType) {
            throw new UnreadableException(String.valueOf(noType.getMessage()));
        }
    }
}
