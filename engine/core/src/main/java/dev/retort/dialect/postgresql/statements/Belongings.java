package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an object has besides its definition, and another that takes its place must get: comment, owner and grants.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-priv.html">Privileges</a>
 */
final class Belongings {

    private static final String OF_TYPE =
            """
            SELECT obj_description(oid, 'pg_type') AS comment, pg_get_userbyid(typowner) AS owner,
                   CASE WHEN pg_get_userbyid(typowner) = current_user THEN 't' ELSE 'f' END AS own,
                   CASE WHEN typacl IS NULL THEN 'f' ELSE 't' END AS granted
            FROM pg_type WHERE oid = to_regtype(?)""";

    private static final String GRANTS_OF_TYPE =
            """
            SELECT CASE g.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(g.grantee) END AS grantee, g.privilege_type AS privilege,
                   CASE WHEN g.is_grantable THEN 't' ELSE 'f' END AS handed_on
            FROM pg_type t, aclexplode(coalesce(typacl, acldefault('T', typowner))) g WHERE t.oid = to_regtype(?)""";

    private static final String OF_VIEW =
            """
            SELECT obj_description(oid, 'pg_class') AS comment, pg_get_userbyid(relowner) AS owner,
                   CASE WHEN pg_get_userbyid(relowner) = current_user THEN 't' ELSE 'f' END AS own,
                   CASE WHEN relacl IS NULL THEN 'f' ELSE 't' END AS granted
            FROM pg_class WHERE oid = to_regclass(?)""";

    private static final String GRANTS_OF_VIEW =
            """
            SELECT CASE g.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(g.grantee) END AS grantee, g.privilege_type AS privilege,
                   CASE WHEN g.is_grantable THEN 't' ELSE 'f' END AS handed_on
            FROM pg_class c, aclexplode(coalesce(relacl, acldefault('r', relowner))) g WHERE c.oid = to_regclass(?)""";

    /** Who gets something of whatever the current user creates; empty text is everybody. */
    private static final String BY_DEFAULT =
            """
            SELECT DISTINCT CASE g.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(g.grantee) END AS grantee
            FROM pg_default_acl a, aclexplode(a.defaclacl) g
            WHERE a.defaclobjtype::text = ? AND pg_get_userbyid(a.defaclrole) = current_user""";

    private final String kind;
    private final String name;
    private final CatalogReader catalog;

    private Belongings(String kind, String name, CatalogReader catalog) {
        this.kind = kind;
        this.name = name;
        this.catalog = catalog;
    }

    /** Statements that give a new type of this name what the present one has. */
    static List<String> ofType(String name, CatalogReader catalog) {
        return new Belongings("TYPE", name, catalog).statements(OF_TYPE, GRANTS_OF_TYPE, "T", "TYPE ");
    }

    /** Statements that give a new view of this name what the present one has, its columns apart. */
    static List<String> ofView(String name, CatalogReader catalog) {
        return new Belongings("VIEW", name, catalog).statements(OF_VIEW, GRANTS_OF_VIEW, "r", "");
    }

    private List<String> statements(String query, String grantsQuery, String objects, String grantKind) {
        List<String> statements = new ArrayList<>();
        for (Row row : catalog.query(query, name)) {
            String owner = row.text("owner").orElseThrow();
            row.text("comment").ifPresent(text -> statements.add(TableStatements.commentOn(kind + " " + name, text)));
            if (!row.bool("own").orElse(false)) {
                statements.add("ALTER " + kind + " " + name + " OWNER TO " + POSTGRESQL.quote(owner));
            }
            List<String> byDefault = catalog.texts(BY_DEFAULT, objects);
            if (row.bool("granted").orElse(false) || !byDefault.isEmpty()) {
                statements.addAll(grants(catalog.query(grantsQuery, name), byDefault, owner, grantKind + name));
            }
        }
        return statements;
    }

    private static List<String> grants(List<Row> grants, List<String> byDefault, String owner, String what) {
        String others = Stream.concat(Stream.of("", owner), byDefault.stream())
                .distinct()
                .map(Belongings::role)
                .collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>();
        statements.add("REVOKE ALL ON " + what + " FROM " + others);
        for (Row grant : grants) {
            statements.add(grant(grant.text("privilege").orElseThrow(), Optional.empty(), what, grant));
        }
        return statements;
    }

    /** A grant as it is to be written. */
    static String grant(String privilege, Optional<String> column, String what, Row grant) {
        return "GRANT " + privilege + column.map(it -> " (" + it + ")").orElse("") + " ON " + what + " TO "
                + role(grant.text("grantee").orElse(""))
                + (grant.bool("handed_on").orElse(false) ? " WITH GRANT OPTION" : "");
    }

    private static String role(String name) {
        return name.isEmpty() ? "PUBLIC" : POSTGRESQL.quote(name);
    }
}
