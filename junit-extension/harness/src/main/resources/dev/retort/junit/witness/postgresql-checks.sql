select null as "CONSTRAINT_CATALOG", constraint_schema as "CONSTRAINT_SCHEMA", constraint_name as "CONSTRAINT_NAME",
       check_clause as "CHECK_CLAUSE"
  from information_schema.check_constraints
 where constraint_schema !~ '^pg_' and constraint_schema <> 'information_schema'
