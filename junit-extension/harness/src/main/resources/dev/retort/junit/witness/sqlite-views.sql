select null as "TABLE_CATALOG", null as "TABLE_SCHEMA", name as "TABLE_NAME", sql as "VIEW_DEFINITION",
       'NONE' as "CHECK_OPTION", 'NO' as "IS_UPDATABLE"
  from main.sqlite_schema
 where type = 'view'
