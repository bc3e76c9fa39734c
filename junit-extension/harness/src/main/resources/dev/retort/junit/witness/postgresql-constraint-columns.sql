select null as "CONSTRAINT_CATALOG", k.constraint_schema as "CONSTRAINT_SCHEMA", k.constraint_name as "CONSTRAINT_NAME",
       null as "TABLE_CATALOG", k.table_schema as "TABLE_SCHEMA", k.table_name as "TABLE_NAME", k.column_name as "COLUMN_NAME",
       k.ordinal_position as "ORDINAL_POSITION"
  from information_schema.key_column_usage k
