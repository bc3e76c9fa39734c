with place (id, h) as (
  select c.oid, @mark(c)@ from pg_class c where c.oid >= 16384 and c.relkind <> 't'
  union all
  select m.oid, @mark(t)@ from pg_class t join pg_class m on m.reltoastrelid = t.oid where t.relkind = 't' and t.reloptions is not null
  union all
  select a.attrelid, @mark(a)@ from pg_attribute a where a.attrelid >= 16384 and a.attnum > 0
  union all
  select d.adrelid, @mark(d)@ from pg_attrdef d where d.adrelid >= 16384
  union all
  select k.conrelid, @mark(k)@ from pg_constraint k where k.conrelid >= 16384
  union all
  select i.indrelid, @mark(i)@ from pg_index i where i.indrelid >= 16384
  union all
  select t.tgrelid, @mark(t)@ from pg_trigger t where t.tgrelid >= 16384
  union all
  select k.conrelid, @mark(t)@ from pg_trigger t join pg_constraint k on k.oid = t.tgconstraint where t.tgrelid <> k.conrelid
  union all
  select y.typrelid, @mark(y)@ from pg_type y join pg_class c on c.oid = y.typrelid and c.relkind = 'c' where y.oid >= 16384
  union all
  select r.ev_class, @mark(r)@ from pg_rewrite r where r.ev_class >= 16384
  union all
  select p.polrelid, @mark(p)@ from pg_policy p
  union all
  select s.stxrelid, @mark(s)@ from pg_statistic_ext s
  union all
  select q.seqrelid, @mark(q)@ from pg_sequence q
  union all
  select h.inhrelid, @mark(h)@ from pg_inherits h
  union all
  select f.ftrelid, @mark(f)@ from pg_foreign_table f
  union all
  select p.partrelid, @mark(p)@ from pg_partitioned_table p
  union all
  select d.objid, @mark(d)@
    from pg_sequence q join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = q.seqrelid and d.deptype in ('a', 'i')
  union all
  select d.refobjid, @mark(q)@ # @mark(c)@
    from pg_sequence q join pg_class c on c.oid = q.seqrelid
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = q.seqrelid and d.deptype = 'i'
  union all
  select p.refobjid, @mark(d)@
    from pg_sequence q
    join pg_depend p on p.classid = 'pg_class'::regclass and p.objid = q.seqrelid and p.deptype = 'i'
    join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = q.seqrelid
  union all
  select coalesce(k.conrelid, t.tgrelid, r.ev_class, p.polrelid, s.stxrelid, y.typrelid, d.objoid), @mark(d)@
    from pg_description d
    left join pg_constraint k on d.classoid = 'pg_constraint'::regclass and k.oid = d.objoid
    left join pg_trigger t on d.classoid = 'pg_trigger'::regclass and t.oid = d.objoid
    left join pg_rewrite r on d.classoid = 'pg_rewrite'::regclass and r.oid = d.objoid
    left join pg_policy p on d.classoid = 'pg_policy'::regclass and p.oid = d.objoid
    left join pg_statistic_ext s on d.classoid = 'pg_statistic_ext'::regclass and s.oid = d.objoid
    left join pg_type y on d.classoid = 'pg_type'::regclass and y.oid = d.objoid and y.typrelid <> 0
   where d.objoid >= 16384
     and d.classoid in ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass,
       'pg_type'::regclass, 'pg_policy'::regclass, 'pg_statistic_ext'::regclass)
),
relation (id, h) as (
  select coalesce(i.indrelid, p.id), bit_xor(p.h) from (select id, bit_xor(h) as h from place group by id) p
    left join pg_index i on i.indexrelid = p.id group by 1
)
select 'relation', id, h from relation
union all
select 'definer', t.oid, @mark(t)@ from pg_type t where t.oid >= 16384 and t.typrelid = 0 and t.typcategory <> 'A'
union all
select 'definer', e.enumtypid, bit_xor(@mark(e)@) from pg_enum e where e.oid >= 16384 group by e.enumtypid
union all
select 'definer', p.oid, @mark(p)@ from pg_proc p where p.oid >= 16384
union all
select 'definer', o.oid, @mark(o)@ from pg_operator o where o.oid >= 16384
union all
select 'definer', c.oid, @mark(c)@ from pg_collation c where c.oid >= 16384
union all
select 'definer', o.oid, @mark(o)@ from pg_opclass o where o.oid >= 16384
union all
select 'definer', t.oid, @mark(t)@ from pg_ts_config t where t.oid >= 16384
union all
select 'name', n.oid, hashtextextended(n.nspname::text, 0) from pg_namespace n where n.nspname !~ '^pg_(temp|toast)'
union all
select 'name', r.oid, hashtextextended(r.rolname::text, 0) from pg_roles r
union all
select 'name', t.oid, hashtextextended(t.spcname::text, 0) from pg_tablespace t
union all
select 'name', s.oid, hashtextextended(s.srvname::text, 0) from pg_foreign_server s
union all
select 'name', a.oid, hashtextextended(a.amname::text, 0) from pg_am a where a.oid >= 16384
union all
select 'name', 0, coalesce(bit_xor(@mark(d)@), 0) from pg_depend d where d.refclassid = 'pg_extension'::regclass
union all
select 'server', 0, (extract(epoch from pg_postmaster_start_time()) * 1000000)::int8
