select null as "CONSTRAINT_CATALOG", constraint_schema as "CONSTRAINT_SCHEMA", constraint_name as "CONSTRAINT_NAME",
       table_schema as "TABLE_SCHEMA", table_name as "TABLE_NAME", constraint_type as "CONSTRAINT_TYPE",
       is_deferrable as "IS_DEFERRABLE", initially_deferred as "INITIALLY_DEFERRED"
  from information_schema.table_constraints
 where table_schema !~ '^pg_' and table_schema <> 'information_schema'
