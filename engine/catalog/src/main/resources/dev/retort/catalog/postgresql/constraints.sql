select case con.contype::text when 'p' then 'PRIMARY_KEY' when 'u' then 'UNIQUE' when 'f' then 'FOREIGN_KEY'
                              when 'c' then 'CHECK' else 'EXCLUSION' end as "_kind",
       n.nspname as "_schema", c.relname as "_table", con.conname as "_name",
       keys.own as "_columns",
       case when con.contype = 'x' and ic.reloptions is not null then
         replace(pg_get_constraintdef(con.oid), (select ' WITH (' || string_agg(quote_ident(split_part(o.pair, '=', 1)) || '=' ||
             case when quote_ident(v.value) = v.value then v.value else quote_literal(v.value) end, ', ' order by o.place) || ')'
           from unnest(ic.reloptions) with ordinality o (pair, place)
           cross join lateral (select substring(o.pair from position('=' in o.pair) + 1)) v (value)), '')
         else pg_get_constraintdef(con.oid) end as "definition",
       -- what the definition says, name by name
       case when con.contype in ('p', 'u', 'f') then keys.own end as "columns",
       (select array[fn.nspname::text, f.relname::text] from pg_class f join pg_namespace fn on fn.oid = f.relnamespace
         where f.oid = con.confrelid) as "references",
       keys.referenced as "referenced columns",
       case con.confdeltype::text when 'c' then 'cascade' when 'r' then 'restrict' when 'n' then 'set null'
                                  when 'd' then 'set default' end as "on delete",
       keys.cleared as "on delete columns",
       case con.confupdtype::text when 'c' then 'cascade' when 'r' then 'restrict' when 'n' then 'set null'
                                  when 'd' then 'set default' end as "on update",
       case when con.confmatchtype = 'f' then 'full' end as "match",
       case when con.condeferred then 'initially deferred' when con.condeferrable then 'initially immediate' end as "deferrable",
       case when con.contype = 'c' then pg_get_expr(con.conbin, con.conrelid) end as "expression",
       (select string_agg(o, ', ' order by o) from unnest(ic.reloptions) o) as "index options",
       (select s.spcname from pg_tablespace s where s.oid = ic.reltablespace) as "tablespace",
       (select string_agg(a.attname || ' ' || a.attstattarget, ', ' order by a.attnum)
          from pg_attribute a where a.attrelid = ic.oid and coalesce(a.attstattarget, -1) <> -1) as "statistics targets",
       obj_description(ic.oid, 'pg_class') as "index comment",
       case when not i.indisvalid then 'no' end as "valid",
       case when i.indisclustered then 'yes' end as "clustered",
       case when i.indisreplident then 'yes' end as "replica identity",
       case when con.coninhcount > 0 then case when con.conislocal then 'yes, and its own too' else 'yes' end end as "inherited",
       (select string_agg(distinct case t.tgenabled::text when 'D' then 'disabled' when 'R' then 'on replicas' else 'always' end
                 || case when t.tgrelid = con.conrelid then '' else ' on ' || t.tgrelid::regclass end, ', ')
          from pg_trigger t where t.tgconstraint = con.oid and t.tgisinternal and t.tgenabled <> 'O') as "triggers",
       obj_description(con.oid, 'pg_constraint') as "comment"
  from pg_constraint con
  join pg_class c on c.oid = con.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (select
       (select array_agg(a.attname::text order by k.place) from unnest(con.conkey) with ordinality k (number, place)
          left join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.number) as own,
       (select array_agg(a.attname::text order by k.place) from unnest(con.confkey) with ordinality k (number, place)
          join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.number) as referenced,
       -- since PostgreSQL 15
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where con.confdeltype in ('n', 'd') and a.attrelid = con.conrelid and to_jsonb(con) -> 'confdelsetcols' @> to_jsonb(a.attnum)) as cleared) keys
  left join pg_index i on i.indexrelid = con.conindid and con.contype in ('p', 'u', 'x')
  left join pg_class ic on ic.oid = i.indexrelid
 where @made(con.oid)@ and con.contype in ('p', 'u', 'f', 'c', 'x')
   and not exists (select from pg_constraint parent where parent.oid = con.conparentid and parent.conrelid = con.conrelid)
   and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(con.conrelid)@
