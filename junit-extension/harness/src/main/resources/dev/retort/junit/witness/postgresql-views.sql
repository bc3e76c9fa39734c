select null as "TABLE_CATALOG", table_schema as "TABLE_SCHEMA", table_name as "TABLE_NAME", view_definition as "VIEW_DEFINITION",
       check_option as "CHECK_OPTION", is_updatable as "IS_UPDATABLE"
  from information_schema.views
 where table_schema !~ '^pg_' and table_schema <> 'information_schema'
union all
select null, schemaname, matviewname, definition, 'NONE', 'NO' from pg_catalog.pg_matviews
 where schemaname !~ '^pg_' and schemaname <> 'information_schema'
