select case con.contype::text when 'p' then 'PRIMARY_KEY' when 'u' then 'UNIQUE' when 'f' then 'FOREIGN_KEY'
                              when 'c' then 'CHECK' else 'EXCLUSION' end as "_kind",
       n.nspname as "_schema", c.relname as "_table", con.conname as "_name",
       (select array_agg(a.attname::text order by k.place) from unnest(con.conkey) with ordinality k (number, place)
          left join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.number) as "_columns",
       pg_get_constraintdef(con.oid) as "definition",
       (select string_agg(o, ', ' order by o) from unnest(ic.reloptions) o) as "index options",
       (select s.spcname from pg_tablespace s where s.oid = ic.reltablespace) as "tablespace",
       case when i.indisclustered then 'yes' end as "clustered",
       case when i.indisreplident then 'yes' end as "replica identity",
       case when con.coninhcount > 0 then case when con.conislocal then 'and local' else 'yes' end end as "inherited",
       (select 'disabled' from pg_trigger t where t.tgconstraint = con.oid and t.tgisinternal and t.tgenabled = 'D' limit 1) as "triggers",
       obj_description(con.oid, 'pg_constraint') as "comment"
  from pg_constraint con
  join pg_class c on c.oid = con.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_index i on i.indexrelid = con.conindid and con.contype in ('p', 'u', 'x')
  left join pg_class ic on ic.oid = i.indexrelid
 where @made(con.oid)@ and con.contype in ('p', 'u', 'f', 'c', 'x')
   and not exists (select from pg_constraint parent where parent.oid = con.conparentid and parent.conrelid = con.conrelid)
   and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(con.conrelid)@
