select 'INDEX' as "_kind", n.nspname as "_schema", t.relname as "_table", c.relname as "_name",
       keys.names as "_columns",
       case when i.indisunique then 'yes' end as "unique",
       m.amname as "method",
       keys.described as "columns",
       keys.bare as "keys",
       keys.included as "include",
       case when to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' then 'not distinct' end as "nulls",
       pg_get_expr(i.indpred, i.indrelid) as "where",
       (select string_agg(o, ', ' order by o) from unnest(c.reloptions) o) as "options",
       (select s.spcname from pg_tablespace s where s.oid = c.reltablespace) as "tablespace",
       case when c.relkind = 'I' then 'partitioned' end as "type",
       (select h.inhparent::regclass::text from pg_inherits h where h.inhrelid = c.oid) as "partition of",
       case when not i.indisvalid then 'no' end as "valid",
       case when i.indisclustered then 'yes' end as "clustered",
       case when i.indisreplident then 'yes' end as "replica identity",
       keys.targets as "statistics targets",
       obj_description(c.oid, 'pg_class') as "comment"
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_class t on t.oid = i.indrelid
  join pg_namespace n on n.oid = t.relnamespace
  join pg_am m on m.oid = c.relam
  cross join lateral (
    select string_agg(concat_ws(' ', pg_get_indexdef(c.oid, k.place, false),
               case when i.indcollation[k.place - 1] not in (0, 100) then 'collate ' || i.indcollation[k.place - 1]::regcollation::text end,
               case when not o.opcdefault or a.attoptions is not null then o.opcname end,
               '(' || (select string_agg(x, ', ' order by x) from unnest(a.attoptions) x) || ')',
               case when pg_indexam_has_property(m.oid, 'can_order') then
                 case i.indoption[k.place - 1] & 3 when 1 then 'desc nulls last' when 2 then 'nulls first' when 3 then 'desc' end end),
             ', ' order by k.place) filter (where k.place <= i.indnkeyatts) as described,
           string_agg(pg_get_indexdef(c.oid, k.place, false), ', ' order by k.place) filter (where k.place > i.indnkeyatts) as included,
           array_agg(a.attname::text order by k.place) as names,
           array_agg(coalesce(own.attname::text, pg_get_indexdef(c.oid, k.place, false)) order by k.place)
             filter (where k.place <= i.indnkeyatts) as bare,
           string_agg(a.attname || ' ' || a.attstattarget, ', ' order by k.place) filter (where coalesce(a.attstattarget, -1) <> -1) as targets
      from generate_series(1, i.indnatts::int) k (place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.place
      left join pg_attribute own on own.attrelid = i.indrelid and own.attnum = i.indkey[k.place - 1] and own.attnum <> 0
      left join pg_opclass o on k.place <= i.indnkeyatts and o.oid = i.indclass[k.place - 1]) keys
 where @made(i.indexrelid)@ and not exists (select from pg_constraint con where con.conindid = c.oid and con.contype in ('p', 'u', 'x'))
   and t.relkind in ('r', 'p', 'f', 'm')
   and @user(n)@ and not @member(pg_class, t.oid)@ and not @member(pg_class, c.oid)@
   and @only(i.indrelid)@
