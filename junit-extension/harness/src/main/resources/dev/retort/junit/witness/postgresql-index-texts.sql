select null as "INDEX_CATALOG", i.schemaname as "INDEX_SCHEMA", i.indexname as "INDEX_NAME", i.tablename as "TABLE_NAME",
       pg_catalog.obj_description(c.oid, 'pg_class') as "REMARKS", i.indexdef as "INDEX_DEFINITION"
  from pg_catalog.pg_indexes i
  join pg_catalog.pg_namespace n on n.nspname = i.schemaname
  join pg_catalog.pg_class c on c.relname = i.indexname and c.relnamespace = n.oid
