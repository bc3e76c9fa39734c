package dev.retort.catalog.postgresql;

import java.util.List;
import java.util.stream.Stream;

/**
 * Catalogue rows that are marked together.
 *
 * @param name for the query's result
 * @param kind what a change means
 * @param rows table and condition; the table is called {@code r}
 * @param id the number of the object that a row belongs to
 * @param mark what changes with a row, or with what matters of it
 */
record MarkedCatalog(String name, Kind kind, String rows, String id, String mark) {

    /** What a change of a row means. */
    enum Kind {
        /** Its relation is read again; those that changed last are told at once. */
        RELATION,
        /** Its relation is read again; which one that is must be looked up. */
        INSIDE_RELATION,
        /** Something that can be named in texts: what depends on it is read again. */
        DEFINER,
        /** A name that stands in many objects' attributes: if one changed, all is read again. */
        NAME,
        /** What isn't a relation is read again. */
        OTHER
    }

    /** The row's place and the transaction that wrote it: no two versions of a row have the same. */
    static final String PLACE = "@row mark@";

    /** Before PostgreSQL 15 a partition's copy of a trigger counted as internal. */
    private static final String CAN_BE_SHOWN = "(not r.tgisinternal or r.tgparentid <> 0)";

    /** An array type takes its element's name; a user's own type may be of the category of arrays. */
    private static final String NO_ARRAY = "r.typsubscript <> 'pg_catalog.array_subscript_handler'::regproc";

    private static final List<MarkedCatalog> ALL = Stream.of(relations(), definers(), names(), others())
            .flatMap(List::stream)
            .toList();

    static List<MarkedCatalog> list() {
        return ALL;
    }

    /** Whether each object of the catalogue has a mark of its own. */
    boolean isByObject() {
        return kind != Kind.OTHER;
    }

    /** Each line has the name, the rows and the object, as {@code name | pg_class r where … | r.oid}. */
    private static Stream<String[]> lines(String table) {
        return table.lines().map(line -> line.split(" [|] "));
    }

    private static List<MarkedCatalog> relations() {
        String table =
                """
                class | pg_class r where r.oid >= 16384 | r.oid
                attribute | pg_attribute r where r.attrelid >= 16384 and r.attnum > 0 | r.attrelid
                default | pg_attrdef r where r.adrelid >= 16384 | r.adrelid
                constraint | pg_constraint r where r.conrelid >= 16384 | r.conrelid
                index | pg_index r where r.indrelid >= 16384 | r.indrelid
                trigger | pg_trigger r where r.tgrelid >= 16384 and %1$s | r.tgrelid
                internal trigger | pg_trigger r where r.tgrelid >= 16384 and not %1$s | r.tgrelid
                trigger of a key elsewhere | pg_trigger r where r.tgisinternal and r.tgconstrrelid >= 16384 | r.tgconstrrelid
                rewrite | pg_rewrite r where r.ev_class >= 16384 | r.ev_class
                policy | pg_policy r | r.polrelid
                statistics | pg_statistic_ext r | r.stxrelid
                sequence | pg_sequence r | r.seqrelid
                row type | pg_type r where r.oid >= 16384 and r.typrelid <> 0 | r.typrelid
                parent | pg_inherits r | r.inhrelid
                foreign table | pg_foreign_table r | r.ftrelid
                partitioned table | pg_partitioned_table r | r.partrelid
                ownership | pg_depend r where r.classid = 'pg_class'::regclass and r.refclassid = 'pg_class'::regclass \
                and r.refobjsubid > 0 and r.deptype in ('a', 'i') | r.objid
                comment | pg_description r where r.objoid >= 16384 and r.classoid = 'pg_class'::regclass | r.objoid
                """
                        .formatted(CAN_BE_SHOWN);
        MarkedCatalog commentInside = new MarkedCatalog(
                "comment inside",
                Kind.INSIDE_RELATION,
                "pg_description r where r.objoid >= 16384 and r.classoid in ('pg_constraint'::regclass,"
                        + " 'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass,"
                        + " 'pg_statistic_ext'::regclass, 'pg_type'::regclass)",
                """
                coalesce(
                  (select k.conrelid from pg_constraint k where r.classoid = 'pg_constraint'::regclass and k.oid = r.objoid),
                  (select t.tgrelid from pg_trigger t where r.classoid = 'pg_trigger'::regclass and t.oid = r.objoid),
                  (select w.ev_class from pg_rewrite w where r.classoid = 'pg_rewrite'::regclass and w.oid = r.objoid),
                  (select p.polrelid from pg_policy p where r.classoid = 'pg_policy'::regclass and p.oid = r.objoid),
                  (select s.stxrelid from pg_statistic_ext s where r.classoid = 'pg_statistic_ext'::regclass and s.oid = r.objoid),
                  (select t.typrelid from pg_type t where r.classoid = 'pg_type'::regclass and t.oid = r.objoid), 0)""",
                PLACE);
        return Stream.concat(
                        lines(table).map(it -> new MarkedCatalog(it[0], Kind.RELATION, it[1], it[2], PLACE)),
                        Stream.of(commentInside))
                .toList();
    }

    private static List<MarkedCatalog> definers() {
        String table =
                """
                type | pg_type r where r.oid >= 16384 and r.typrelid = 0 and %s | r.oid
                label | pg_enum r where r.oid >= 16384 | r.enumtypid
                routine | pg_proc r where r.oid >= 16384 | r.oid
                operator | pg_operator r where r.oid >= 16384 | r.oid
                collation | pg_collation r where r.oid >= 16384 | r.oid
                operator class | pg_opclass r where r.oid >= 16384 | r.oid
                text search configuration | pg_ts_config r where r.oid >= 16384 | r.oid
                """
                        .formatted(NO_ARRAY);
        return lines(table)
                .map(it -> new MarkedCatalog(it[0], Kind.DEFINER, it[1], it[2], PLACE))
                .toList();
    }

    /** Marked by the name itself, so that any other change of the row doesn't count. */
    private static List<MarkedCatalog> names() {
        String table =
                """
                schema name | pg_namespace r where r.nspname !~ '^pg_(temp|toast)' | r.nspname
                role name | pg_roles r | r.rolname
                tablespace name | pg_tablespace r | r.spcname
                server name | pg_foreign_server r | r.srvname
                access method name | pg_am r where r.oid >= 16384 | r.amname
                language name | pg_language r | r.lanname
                dictionary name | pg_ts_dict r | r.dictname
                parser name | pg_ts_parser r | r.prsname
                template name | pg_ts_template r | r.tmplname
                """;
        String run = "(extract(epoch from pg_postmaster_start_time()) * 1000000)::int8";
        String members = "pg_depend r where r.refclassid = 'pg_extension'::regclass";
        return Stream.concat(
                        lines(table)
                                .map(it -> new MarkedCatalog(
                                        it[0],
                                        Kind.NAME,
                                        it[1],
                                        "r.oid",
                                        "hashtextextended(%s::text, r.oid::int8)".formatted(it[2]))),
                        Stream.of(
                                new MarkedCatalog("server run", Kind.NAME, "(values (0)) r", "0", run),
                                new MarkedCatalog("member", Kind.NAME, members, "0", PLACE)))
                .toList();
    }

    private static List<MarkedCatalog> others() {
        String table =
                """
                schema | pg_namespace r where r.nspname !~ '^pg_'
                domain constraint | pg_constraint r where r.contypid >= 16384
                extension | pg_extension r where r.extname <> 'plpgsql'
                event trigger | pg_event_trigger r
                publication | pg_publication r
                default privileges | pg_default_acl r
                cast | pg_cast r where r.oid >= 16384
                operator family | pg_opfamily r where r.oid >= 16384
                operator of a family | pg_amop r where r.oid >= 16384
                function of a family | pg_amproc r where r.oid >= 16384
                transform | pg_transform r where r.oid >= 16384
                conversion | pg_conversion r where r.oid >= 16384
                language | pg_language r where r.oid >= 16384
                access method | pg_am r where r.oid >= 16384
                parser | pg_ts_parser r where r.oid >= 16384
                template | pg_ts_template r where r.oid >= 16384
                dictionary | pg_ts_dict r where r.oid >= 16384
                dictionary map | pg_ts_config_map r where r.mapcfg >= 16384
                wrapper | pg_foreign_data_wrapper r
                server | pg_foreign_server r
                comment elsewhere | pg_description r where (r.objoid >= 16384 or r.objoid = 2200) \
                and r.classoid <> 'pg_class'::regclass
                """;
        return Stream.concat(
                        lines(table).map(it -> new MarkedCatalog(it[0], Kind.OTHER, it[1], "0", PLACE)),
                        Stream.of(new MarkedCatalog(
                                "user mapping", Kind.OTHER, "pg_user_mappings r", "0", "hashtextextended(r::text, 0)")))
                .toList();
    }
}
