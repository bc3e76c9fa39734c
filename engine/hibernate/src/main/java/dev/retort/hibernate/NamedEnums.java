package dev.retort.hibernate;

import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;

/**
 * The enum types of PostgreSQL. Hibernate keeps them as further objects of the database, whose labels are only in their
 * text; it sorts the labels of {@code NAMED_ENUM}.
 */
record NamedEnums(Map<String, EnumType> byName) {

    private static final Pattern CREATION =
            Pattern.compile("create type (\\S+) as enum \\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*+)'");

    static NamedEnums of(
            Database database, SqlStringGenerationContext context, Names names, MappingReader.Notes notes) {
        Map<String, EnumType> found = new TreeMap<>();
        for (AuxiliaryDatabaseObject object : database.getAuxiliaryDatabaseObjects()) {
            if (object.appliesToDialect(database.getDialect())) {
                List<EnumType> types = types(object.sqlCreateStrings(context), names);
                types.forEach(type -> found.put(type.name().name(), type));
                if (types.isEmpty()) {
                    notes.add("the object " + object.getExportIdentifier() + " is left out; create it in a revision");
                }
            }
        }
        return new NamedEnums(found);
    }

    List<EnumType> inOrder() {
        return byName.values().stream()
                .sorted(Comparator.comparing(EnumType::name))
                .toList();
    }

    /** A type that Hibernate doesn't know on this database, from the Java enum. */
    static EnumType ofJava(Class<?> type) {
        List<String> labels = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            labels.add(((Enum<?>) constant).name());
        }
        labels.sort(Comparator.naturalOrder());
        return new EnumType(QualifiedName.of(type.getSimpleName()), labels);
    }

    private static List<EnumType> types(String[] statements, Names names) {
        return Arrays.stream(statements)
                .map(CREATION::matcher)
                .filter(Matcher::matches)
                .map(match -> new EnumType(QualifiedName.of(names.of(match.group(1))), labels(match.group(2))))
                .toList();
    }

    private static List<String> labels(String list) {
        return LABEL.matcher(list)
                .results()
                .map((MatchResult match) -> match.group(1).replace("''", "'"))
                .toList();
    }
}
