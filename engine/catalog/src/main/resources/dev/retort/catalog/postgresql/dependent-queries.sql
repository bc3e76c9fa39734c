with wanted (ids) as (select ?::text::oid[]),
refs (id) as (
  select unnest(ids) from wanted
  union all
  select c.reltype from pg_class c where c.oid = any ((select ids from wanted)::oid[]) and c.reltype <> 0
  union all
  select t.typarray from pg_class c join pg_type t on t.oid = c.reltype where c.oid = any ((select ids from wanted)::oid[])
)
select r.ev_class
  from refs
  join pg_depend d on d.refobjid = refs.id
   and d.refclassid in ('pg_class'::regclass, 'pg_type'::regclass) and d.classid = 'pg_rewrite'::regclass
  join pg_rewrite r on r.oid = d.objid
union
select p.polrelid
  from refs
  join pg_depend d on d.refobjid = refs.id
   and d.refclassid in ('pg_class'::regclass, 'pg_type'::regclass) and d.classid = 'pg_policy'::regclass
  join pg_policy p on p.oid = d.objid
