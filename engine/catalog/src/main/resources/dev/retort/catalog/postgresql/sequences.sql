select 'SEQUENCE' as "_kind", n.nspname as "_schema", c.relname as "_name", c.oid as "_oid",
       q.seqtypid::regtype::text as "type", q.seqstart::text as "start", q.seqincrement::text as "increment",
       q.seqmin::text as "minimum", q.seqmax::text as "maximum", q.seqcache::text as "cache",
       case when q.seqcycle then 'yes' end as "cycle",
       case c.relpersistence::text when 'u' then 'unlogged' end as "persistence",
       (select p.refobjid::regclass::text || '.' || quote_ident(a.attname)
          from pg_depend p join pg_attribute a on a.attrelid = p.refobjid and a.attnum = p.refobjsubid
         where p.classid = 'pg_class'::regclass and p.objid = c.oid and p.refclassid = 'pg_class'::regclass and p.deptype = 'a') as "owned by",
       c.relowner::regrole::text as "owner",
       @grants(c.relacl, 's', c.relowner)@ as "grants",
       obj_description(c.oid, 'pg_class') as "comment",
       c.oid as "_sequence"
  from pg_sequence q
  join pg_class c on c.oid = q.seqrelid
  join pg_namespace n on n.oid = c.relnamespace
 where @made(c.oid)@ and not exists (select from pg_depend p where p.classid = 'pg_class'::regclass and p.objid = c.oid and p.deptype = 'i')
   and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(c.oid)@
