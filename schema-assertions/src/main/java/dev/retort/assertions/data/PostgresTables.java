package dev.retort.assertions.data;

import dev.retort.catalog.ObjectPath;
import dev.retort.sql.Identifiers;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's tables: plain ones and the roots of partitions; those of extensions are left out. */
final class PostgresTables {

    /**
     * The sixth column is what a table's row versions depend on besides: its file, its columns' types and their labels.
     * It is null if a value could change without a new version of its row (a virtual column, a name of a catalogue
     * object, a type with types inside) and for small tables, which are read as fast as they are asked. The seventh
     * tells tables without a single page, which need not be read; the last those with values that name objects, or
     * that may have such inside: not by EXISTS, which would be answered for all tables that there are.
     */
    private static final String QUERY =
            """
            select array[n.nspname::text, c.relname::text],
                   array(select a.attname::text from pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum),
                   array(select a.attname::text from pg_index i
                           cross join unnest(i.indkey::int2[]) with ordinality k (number, place)
                           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
                          where i.indrelid = c.oid and i.indisprimary and k.place <= i.indnkeyatts order by k.place),
                   (select string_agg(
                             format(case when t.typtype = 'd' or exists (select from pg_cast k where k.castsource = t.oid
                                           and k.casttarget = 'text'::regtype and k.castmethod = 'f')
                                         then '%I::pg_catalog.text' else '%I' end, a.attname), ', ' order by a.attnum)
                      from pg_attribute a join pg_type t on t.oid = a.atttypid
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
                   format('%s %I.%I', case c.relkind when 'p' then '' else 'only' end, n.nspname, c.relname),
                   case when c.relkind = 'r' and pg_relation_size(c.oid) > 262144
                         and c.relam = (select m.oid from pg_am m where m.amname = 'heap')
                         and to_regproc('pg_catalog.hashtidextended') is not null
                        then (select case when bool_and(
                                       a.attgenerated <> 'v' and (b.typtype = 'e'
                                         or (b.typnamespace = n.nspnamespace and b.typtype in ('b', 'r', 'm')
                                             and b.typname !~ '^_?(reg|acl|record)')))
                                     then concat(c.oid, ' ', pg_relation_filenode(c.oid), ' ', string_agg(
                                       concat(a.attnum, ':', a.atttypid, ':', a.atttypmod, ':', b.oid, (
                                         select array_agg(concat(e.oid, e.enumlabel) order by e.oid)::text
                                           from pg_enum e where e.enumtypid = b.oid)), ' ' order by a.attnum)) end
                                from pg_attribute a join pg_type t on t.oid = a.atttypid
                                join pg_type b on b.oid = case t.typtype when 'd' then t.typbasetype else t.oid end
                                cross join (select 'pg_catalog'::regnamespace as nspnamespace) n
                               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) end,
                   c.relkind = 'r' and pg_relation_size(c.oid) = 0,
                   (select count(*) > 0 from pg_attribute a join pg_type t on t.oid = a.atttypid
                             join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype
                                                            when t.typelem <> 0 then t.typelem else t.oid end
                            where a.attrelid = c.oid and a.attnum > 0
                              and (b.typtype not in ('b', 'e') or b.typelem <> 0 or b.typname like 'reg%')
                              and not (b.typtype in ('r', 'm') and b.typnamespace = 'pg_catalog'::regnamespace))
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and not exists (select from pg_depend d
                                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
               and @only@
             order by 1""";

    /** Of every table. */
    static final String ALL = QUERY.replace("and @only@", "");

    /** Of tables by the names of their schemas and their own, two arrays. */
    static final String SOME = QUERY.replace(
            "@only@", "(n.nspname, c.relname) in (select * from unnest(?::text::name[], ?::text::name[]))");

    /** Schema and name of each table that has a page. */
    static final String FILLED =
            """
            select n.nspname::text, c.relname::text
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.oid >= 16384 and (c.relkind = 'p' or c.relkind = 'r' and pg_relation_size(c.oid) > 0)
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'""";

    /**
     * Every row version has its place and the transaction that made it; a number of a transaction isn't used twice
     * while the server runs. What tells this run of the server from others: when it and its checkpointer started (a
     * crash restarts that one), or for users who may not see this, the session. A transaction that has written can use
     * a place again after truncating the table, so there is no state in one.
     *
     * @see <a href="https://www.postgresql.org/docs/current/ddl-system-columns.html">ctid and xmin</a>
     */
    private static final String VERSIONS =
            """
            select case when pg_current_xact_id_if_assigned() is null then concat_ws(' ', pg_postmaster_start_time(),
                     coalesce((select concat(a.pid, ' ', a.backend_start) from pg_stat_activity a where a.backend_type = 'checkpointer'),
                       (select concat('session ', a.pid, ' ', a.backend_start) from pg_stat_activity a where a.pid = pg_backend_pid())),
                     trunc(pg_snapshot_xmax(pg_current_snapshot())::text::numeric / 4294967296),
                     (select d.oid from pg_database d where d.datname = current_database()),
                     '%s', count(*), sum(hashtidextended(v.place, v.maker)), sum(hashtidextended(v.place, v.maker + 4294967296))) end
              from (select ctid as place, xmin::text::bigint as maker from %s
                     where pg_current_xact_id_if_assigned() is null offset 0) v""";

    private PostgresTables() {}

    static List<DataCatalog.Table> read(ResultSet rows) throws SQLException {
        List<DataCatalog.Table> tables = new ArrayList<>();
        while (rows.next()) {
            tables.add(table(rows));
        }
        return tables;
    }

    private static DataCatalog.Table table(ResultSet row) throws SQLException {
        List<String> columns = names(row.getArray(2));
        List<String> key = names(row.getArray(3));
        String values = columns.isEmpty() ? "" : row.getString(4);
        String from = row.getString(5);
        String order = String.join(", ", key.stream().map(Identifiers::quoted).toList());
        String select = "select row(" + values + ")::pg_catalog.text from " + from
                + (key.isEmpty() ? "" : " order by " + order);
        Optional<String> form = Optional.ofNullable(row.getString(6));
        return new DataCatalog.Table(
                new ObjectPath(names(row.getArray(1))).toString(),
                columns,
                key,
                select,
                row.getBoolean(7),
                row.getBoolean(8),
                form.map(text -> VERSIONS.formatted(text.replace("'", "''"), from)));
    }

    private static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
