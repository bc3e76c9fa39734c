select null as "TABLE_CAT", null as "TABLE_SCHEM", t.name as "TABLE_NAME", c.name as "COLUMN_NAME",
       c.pk as "KEY_SEQ", 'primary_key' as "PK_NAME"
  from pragma_table_list t join pragma_table_xinfo(t.name, 'main') c
 where t.schema = 'main' and t.type = 'table' and c.pk > 0
 order by 3, 5
