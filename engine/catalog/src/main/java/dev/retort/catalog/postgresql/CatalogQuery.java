package dev.retort.catalog.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of one catalogue query, from a resource. What queries repeat is written there as
 * {@code @user(n)@} (a user's schema), {@code @made(oid)@} (not made by initdb, which saves looking at its thousands),
 * {@code @member(catalog, oid)@} (belongs to an extension), {@code @only(oid)@} (of the relations that are read again)
 * and {@code @grants(acl, type, owner)@} (one line a grantee; nothing if they are the defaults).
 */
final class CatalogQuery {

    private static final Pattern USER = Pattern.compile("@user\\((\\w+)\\)@");
    private static final Pattern MADE = Pattern.compile("@made\\(([\\w.]+)\\)@");
    private static final Pattern MEMBER = Pattern.compile("@member\\((\\w+), ([\\w.]+)\\)@");
    private static final Pattern GRANTS = Pattern.compile("@grants\\(([\\w.]+), ('\\w'), ([\\w.]+)\\)@");

    private static final Pattern ONLY = Pattern.compile("@only\\(([\\w.]+)\\)@");
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private static final String IS_USER = "($1.nspname !~ '^pg_' and $1.nspname <> 'information_schema')";

    /** Nothing that initdb didn't make has a smaller number: FirstNormalObjectId. */
    private static final String IS_MADE_LATER = "$1 >= 16384";

    private static final String IS_MEMBER =
            """
            exists (select from pg_depend dx where dx.classid = '$1'::regclass and dx.objid = $2 and dx.deptype = 'e')""";
    private static final String GRANT_LINES =
            """
            (select coalesce(string_agg(who || ': ' || what, E'\\\\n' order by who), 'nobody') from (
              select case when x.grantee = 0 then 'public' else x.grantee::regrole::text end as who,
                     string_agg(lower(x.privilege_type) || case when x.is_grantable then ' with grant option' else '' end, ', '
                       order by x.privilege_type) as what
                from aclexplode(%s) x group by x.grantee) g)""";
    private static final String NOT_DEFAULT_GRANTS = "case when $1 is not null then nullif("
            + GRANT_LINES.formatted("$1") + ", " + GRANT_LINES.formatted("acldefault($2, $3)") + ") end";

    private CatalogQuery() {}

    /** The query for everything. */
    static String named(String name) {
        return ONLY.matcher(template(name)).replaceAll("true");
    }

    /** The query for what belongs to some relations only, whose {@link #array numbers} are its parameter. */
    static String ofSome(String name) {
        return ONLY.matcher(template(name)).replaceAll("$1 = any(?::text::oid[])");
    }

    /** Numbers as a parameter; they aren't in the query's text so that the driver and the server keep its plan. */
    static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static String template(String name) {
        return TEMPLATES.computeIfAbsent(name, CatalogQuery::expanded);
    }

    private static String expanded(String name) {
        String text = resource(name + ".sql");
        text = USER.matcher(text).replaceAll(IS_USER);
        text = MADE.matcher(text).replaceAll(IS_MADE_LATER);
        text = MEMBER.matcher(text).replaceAll(IS_MEMBER);
        return GRANTS.matcher(text).replaceAll(NOT_DEFAULT_GRANTS);
    }

    private static String resource(String path) {
        try (InputStream stream = CatalogQuery.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + path + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
