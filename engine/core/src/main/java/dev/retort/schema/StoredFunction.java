package dev.retort.schema;

/**
 * A function of the database; PostgreSQL only.
 *
 * @param name the name
 * @param parameters the parameters as SQL, such as {@code price numeric, tax numeric DEFAULT 19}; may be empty
 * @param definition what follows the parameters: {@code RETURNS … LANGUAGE … AS …}
 */
public record StoredFunction(QualifiedName name, String parameters, String definition) {

    /** The parameters without their defaults, as they tell it from others of the same name. */
    public String signature() {
        return ParameterList.withoutDefaults(parameters);
    }
}
