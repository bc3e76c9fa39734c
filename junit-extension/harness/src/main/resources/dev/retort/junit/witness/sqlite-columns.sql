select null as "TABLE_CAT", null as "TABLE_SCHEM", t.name as "TABLE_NAME", c.name as "COLUMN_NAME",
       12 as "DATA_TYPE", c.type as "TYPE_NAME", 0 as "COLUMN_SIZE", 0 as "DECIMAL_DIGITS", not c."notnull" as "NULLABLE",
       null as "REMARKS", c.dflt_value as "COLUMN_DEF", c.cid + 1 as "ORDINAL_POSITION",
       case when c."notnull" then 'NO' else 'YES' end as "IS_NULLABLE", case when c.pk = 1 and upper(c.type) = 'INTEGER' and lower(s.sql) like '%autoincrement%' then 'YES' else 'NO' end as "IS_AUTOINCREMENT",
       case when c.hidden in (2, 3) then 'YES' else 'NO' end as "IS_GENERATEDCOLUMN"
  from pragma_table_list t join pragma_table_xinfo(t.name, 'main') c join main.sqlite_schema s on s.type = 'table' and s.name = t.name
 where t.schema = 'main' and t.type in ('table', 'virtual') and t.name not like 'sqlite\_%' escape '\' and c.hidden <> 1
 order by 3, 12
