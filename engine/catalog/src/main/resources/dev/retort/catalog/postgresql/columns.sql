select 'COLUMN' as "_kind", n.nspname as "_schema", c.relname as "_table", a.attname as "_name",
       row_number() over (partition by c.oid order by a.attnum)::text as "position",
       format_type(a.atttypid, a.atttypmod) as "type",
       case when c.relkind in ('r', 'p', 'f') then case when a.attnotnull then 'no' else 'yes' end end as "nullable",
       nn.told as "not null constraint",
       nn.comment as "not null comment",
       case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
       case a.attgenerated::text when 's' then '(' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                                 when 'v' then '(' || pg_get_expr(d.adbin, d.adrelid) || ') virtual' end as "generated",
       case a.attidentity::text when 'a' then 'always' when 'd' then 'by default' end as "identity",
       s."options" as "identity options",
       s."grants" as "identity grants",
       s."comment" as "identity comment",
       case when a.attcollation <> 0 and a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as "collation",
       case when a.attstorage <> t.typstorage and c.relkind in ('r', 'p', 'f', 'm') then
         case a.attstorage::text when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end end as "storage",
       case a.attcompression::text when 'p' then 'pglz' when 'l' then 'lz4' end as "compression",
       case when coalesce(a.attstattarget, -1) <> -1 then a.attstattarget::text end as "statistics target",
       (select string_agg(o, ', ' order by o) from unnest(a.attoptions) o) as "options",
       (select string_agg(o, ', ' order by o) from unnest(a.attfdwoptions) o) as "foreign options",
       case when a.attinhcount > 0 then case when a.attislocal then 'yes, and its own too' else 'yes' end end as "inherited",
       @grants(a.attacl, 'c', c.relowner)@ as "grants",
       col_description(c.oid, a.attnum) as "comment",
       s.oid as "_sequence"
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  left join lateral (
    select string_agg(concat_ws(', ',
             case when k.conname !~ '_not_null[0-9]*$' then 'called ' || quote_ident(k.conname) end,
             case when not k.convalidated then 'not valid' end,
             case when k.connoinherit then 'no inherit' end), '; ')
             filter (where k.conname !~ '_not_null[0-9]*$' or not k.convalidated or k.connoinherit) as told,
           max(obj_description(k.oid, 'pg_constraint')) as comment
      from pg_constraint k
     where a.attnotnull and k.conrelid = c.oid and k.contype = 'n' and k.conkey[1] = a.attnum) nn on true
  left join lateral (
    select concat_ws(', ', q.seqtypid::regtype::text, 'start ' || q.seqstart, 'increment ' || q.seqincrement,
             'from ' || q.seqmin || ' to ' || q.seqmax, 'cache ' || q.seqcache, case when q.seqcycle then 'cycle' end,
             case when k.relpersistence <> c.relpersistence then case k.relpersistence::text when 'u' then 'unlogged' else 'logged' end end,
             case when k.relname !~ '_seq[0-9]*$' then 'called ' || quote_ident(k.relname) end) as "options",
           @grants(k.relacl, 's', k.relowner)@ as "grants", obj_description(k.oid, 'pg_class') as "comment", q.seqrelid as oid
      from pg_depend p join pg_sequence q on q.seqrelid = p.objid join pg_class k on k.oid = q.seqrelid
     where a.attidentity <> '' and p.classid = 'pg_class'::regclass and p.refclassid = 'pg_class'::regclass
       and p.refobjid = c.oid and p.refobjsubid = a.attnum and p.deptype = 'i') s on true
 where @made(a.attrelid)@ and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
   and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(a.attrelid)@
