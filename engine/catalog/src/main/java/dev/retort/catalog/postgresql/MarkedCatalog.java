package dev.retort.catalog.postgresql;

import java.util.ArrayList;
import java.util.List;

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

    private static final List<MarkedCatalog> ALL = all();

    static List<MarkedCatalog> list() {
        return ALL;
    }

    /** Whether each object of the catalogue has a mark of its own. */
    boolean isByObject() {
        return kind != Kind.OTHER;
    }

    private static List<MarkedCatalog> all() {
        List<MarkedCatalog> all = new ArrayList<>();
        all.addAll(relations());
        all.addAll(definers());
        all.addAll(names());
        all.addAll(others());
        return List.copyOf(all);
    }

    private static List<MarkedCatalog> relations() {
        return List.of(
                relation("class", "pg_class r where r.oid >= 16384", "r.oid"),
                relation("attribute", "pg_attribute r where r.attrelid >= 16384 and r.attnum > 0", "r.attrelid"),
                relation("default", "pg_attrdef r where r.adrelid >= 16384", "r.adrelid"),
                relation("constraint", "pg_constraint r where r.conrelid >= 16384", "r.conrelid"),
                relation("index", "pg_index r where r.indrelid >= 16384", "r.indrelid"),
                relation("trigger", "pg_trigger r where r.tgrelid >= 16384 and " + CAN_BE_SHOWN, "r.tgrelid"),
                relation(
                        "internal trigger",
                        "pg_trigger r where r.tgrelid >= 16384 and not " + CAN_BE_SHOWN,
                        "r.tgrelid"),
                relation(
                        "trigger of a key elsewhere",
                        "pg_trigger r where r.tgisinternal and r.tgconstrrelid >= 16384",
                        "r.tgconstrrelid"),
                relation("rewrite", "pg_rewrite r where r.ev_class >= 16384", "r.ev_class"),
                relation("policy", "pg_policy r", "r.polrelid"),
                relation("statistics", "pg_statistic_ext r", "r.stxrelid"),
                relation("sequence", "pg_sequence r", "r.seqrelid"),
                relation("row type", "pg_type r where r.oid >= 16384 and r.typrelid <> 0", "r.typrelid"),
                relation("parent", "pg_inherits r", "r.inhrelid"),
                relation("foreign table", "pg_foreign_table r", "r.ftrelid"),
                relation("partitioned table", "pg_partitioned_table r", "r.partrelid"),
                relation(
                        "ownership",
                        "pg_depend r where r.classid = 'pg_class'::regclass and r.refclassid = 'pg_class'::regclass"
                                + " and r.refobjsubid > 0 and r.deptype in ('a', 'i')",
                        "r.objid"),
                relation(
                        "comment",
                        "pg_description r where r.objoid >= 16384 and r.classoid = 'pg_class'::regclass",
                        "r.objoid"),
                new MarkedCatalog(
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
                        PLACE));
    }

    private static MarkedCatalog relation(String name, String rows, String id) {
        return new MarkedCatalog(name, Kind.RELATION, rows, id, PLACE);
    }

    private static List<MarkedCatalog> definers() {
        return List.of(
                definer("type", "pg_type r where r.oid >= 16384 and r.typrelid = 0 and " + NO_ARRAY, "r.oid"),
                definer("label", "pg_enum r where r.oid >= 16384", "r.enumtypid"),
                definer("routine", "pg_proc r where r.oid >= 16384", "r.oid"),
                definer("operator", "pg_operator r where r.oid >= 16384", "r.oid"),
                definer("collation", "pg_collation r where r.oid >= 16384", "r.oid"),
                definer("operator class", "pg_opclass r where r.oid >= 16384", "r.oid"),
                definer("text search configuration", "pg_ts_config r where r.oid >= 16384", "r.oid"));
    }

    private static MarkedCatalog definer(String name, String rows, String id) {
        return new MarkedCatalog(name, Kind.DEFINER, rows, id, PLACE);
    }

    private static List<MarkedCatalog> names() {
        return List.of(
                name("schema name", "pg_namespace r where r.nspname !~ '^pg_(temp|toast)'", "r.nspname"),
                name("role name", "pg_roles r", "r.rolname"),
                name("tablespace name", "pg_tablespace r", "r.spcname"),
                name("server name", "pg_foreign_server r", "r.srvname"),
                name("access method name", "pg_am r where r.oid >= 16384", "r.amname"),
                name("language name", "pg_language r", "r.lanname"),
                name("dictionary name", "pg_ts_dict r", "r.dictname"),
                name("parser name", "pg_ts_parser r", "r.prsname"),
                name("template name", "pg_ts_template r", "r.tmplname"),
                new MarkedCatalog(
                        "server run",
                        Kind.NAME,
                        "(values (0)) r",
                        "0",
                        "(extract(epoch from pg_postmaster_start_time()) * 1000000)::int8"),
                new MarkedCatalog(
                        "member", Kind.NAME, "pg_depend r where r.refclassid = 'pg_extension'::regclass", "0", PLACE));
    }

    private static MarkedCatalog name(String what, String rows, String column) {
        return new MarkedCatalog(what, Kind.NAME, rows, "r.oid", "hashtextextended(" + column + "::text, r.oid::int8)");
    }

    private static List<MarkedCatalog> others() {
        return List.of(
                other("schema", "pg_namespace r where r.nspname !~ '^pg_'"),
                other("domain constraint", "pg_constraint r where r.contypid >= 16384"),
                other("extension", "pg_extension r where r.extname <> 'plpgsql'"),
                other("event trigger", "pg_event_trigger r"),
                other("publication", "pg_publication r"),
                other("default privileges", "pg_default_acl r"),
                other("cast", "pg_cast r where r.oid >= 16384"),
                other("operator family", "pg_opfamily r where r.oid >= 16384"),
                other("operator of a family", "pg_amop r where r.oid >= 16384"),
                other("function of a family", "pg_amproc r where r.oid >= 16384"),
                other("transform", "pg_transform r where r.oid >= 16384"),
                other("conversion", "pg_conversion r where r.oid >= 16384"),
                other("language", "pg_language r where r.oid >= 16384"),
                other("access method", "pg_am r where r.oid >= 16384"),
                other("parser", "pg_ts_parser r where r.oid >= 16384"),
                other("template", "pg_ts_template r where r.oid >= 16384"),
                other("dictionary", "pg_ts_dict r where r.oid >= 16384"),
                other("dictionary map", "pg_ts_config_map r where r.mapcfg >= 16384"),
                other("wrapper", "pg_foreign_data_wrapper r"),
                other("server", "pg_foreign_server r"),
                new MarkedCatalog(
                        "user mapping", Kind.OTHER, "pg_user_mappings r", "0", "hashtextextended(r::text, 0)"),
                other(
                        "comment elsewhere",
                        "pg_description r where (r.objoid >= 16384 or r.objoid = 2200) and r.classoid <> 'pg_class'::regclass"));
    }

    private static MarkedCatalog other(String name, String rows) {
        return new MarkedCatalog(name, Kind.OTHER, rows, "0", PLACE);
    }
}
