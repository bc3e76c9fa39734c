select 'EXTENSION' as "_kind", e.extname as "_name",
       e.extversion as "version", e.extnamespace::regnamespace::text as "schema",
       e.extowner::regrole::text as "owner",
       obj_description(e.oid, 'pg_extension') as "comment"
  from pg_extension e
 where e.extname <> 'plpgsql'
