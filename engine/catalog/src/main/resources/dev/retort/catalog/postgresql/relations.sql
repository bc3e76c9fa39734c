select case c.relkind::text when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW' when 'c' then 'COMPOSITE' else 'TABLE' end as "_kind",
       n.nspname as "_schema", c.relname as "_name", c.oid as "_oid",
       case c.relkind::text when 'p' then 'partitioned' when 'f' then 'foreign' end as "type",
       case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitioned by",
       case when c.relispartition then (select i.inhparent::regclass::text from pg_inherits i where i.inhrelid = c.oid) end as "partition of",
       case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as "partition bound",
       case when not c.relispartition then
         (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid) end as "inherits",
       case when c.reloftype <> 0 then format_type(c.reloftype, null) end as "of type",
       case c.relpersistence::text when 'u' then 'unlogged' when 't' then 'temporary' end as "persistence",
       (select string_agg(o, ', ' order by o) from unnest(c.reloptions) o) as "options",
       (select string_agg('toast.' || o, ', ' order by o) from pg_class t, unnest(t.reloptions) o where t.oid = c.reltoastrelid) as "toast options",
       (select m.amname from pg_am m where m.oid = c.relam and m.amname <> 'heap') as "access method",
       (select s.spcname from pg_tablespace s where s.oid = c.reltablespace) as "tablespace",
       case when c.relforcerowsecurity then case when c.relrowsecurity then 'forced' else 'off, forced once on' end
            when c.relrowsecurity then 'on' end as "row security",
       case c.relreplident::text when 'n' then case when c.relkind in ('r', 'p', 'm') then 'nothing' end when 'f' then 'full' when 'i' then 'index' end as "replica identity",
       (select s.srvname from pg_foreign_table f join pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = c.oid) as "server",
       (select array_to_string(f.ftoptions, ', ') from pg_foreign_table f where f.ftrelid = c.oid) as "foreign options",
       case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as "definition",
       case when c.relkind = 'm' and not c.relispopulated then 'no' end as "populated",
       c.relowner::regrole::text as "owner",
       case when c.relkind <> 'c' then @grants(c.relacl, 'r', c.relowner)@
            else (select @grants(y.typacl, 'T', y.typowner)@ from pg_type y where y.oid = c.reltype) end as "grants",
       case when c.relkind = 'c' then obj_description(c.reltype, 'pg_type') else obj_description(c.oid, 'pg_class') end as "comment"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where @made(c.oid)@ and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
   and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(c.oid)@
