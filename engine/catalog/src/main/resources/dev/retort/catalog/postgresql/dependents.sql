with wanted (ids) as (select ?::text::oid[]),
refs (id) as (
  select unnest(ids) from wanted
  union
  select t.oid from pg_type t where t.typrelid = any ((select ids from wanted)::oid[]) and t.typrelid <> 0
  union
  select t.typarray from pg_type t
   where (t.oid = any ((select ids from wanted)::oid[]) or t.typrelid = any ((select ids from wanted)::oid[])) and t.typarray <> 0
)
select distinct coalesce(i.indrelid, case when d.classid = 'pg_class'::regclass then d.objid end, r.ev_class, k.conrelid,
         a.adrelid, t.tgrelid, p.polrelid, s.stxrelid)
  from refs
  join pg_depend d on d.refobjid = refs.id
   and d.refclassid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass, 'pg_operator'::regclass,
     'pg_collation'::regclass, 'pg_opclass'::regclass, 'pg_ts_config'::regclass)
  left join pg_index i on d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
  left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
  left join pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
  left join pg_attrdef a on d.classid = 'pg_attrdef'::regclass and a.oid = d.objid
  left join pg_trigger t on d.classid = 'pg_trigger'::regclass and t.oid = d.objid
  left join pg_policy p on d.classid = 'pg_policy'::regclass and p.oid = d.objid
  left join pg_statistic_ext s on d.classid = 'pg_statistic_ext'::regclass and s.oid = d.objid
 where d.classid in ('pg_class'::regclass, 'pg_rewrite'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass,
   'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass)
