select i.indrelid from pg_index i where i.indexrelid = any(?::text::oid[])
union
select d.refobjid
  from pg_depend d
 where d.classid = 'pg_class'::regclass and d.objid = any(?::text::oid[])
   and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype = 'i'
