select null as "CONSTRAINT_CATALOG", n.nspname as "CONSTRAINT_SCHEMA", c.conname as "CONSTRAINT_NAME", t.relname as "TABLE_NAME",
       pg_catalog.obj_description(c.oid, 'pg_constraint') as "REMARKS", pg_catalog.pg_get_constraintdef(c.oid) as "CONSTRAINT_DEFINITION"
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_namespace n on n.oid = c.connamespace
  join pg_catalog.pg_class t on t.oid = c.conrelid
 where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
