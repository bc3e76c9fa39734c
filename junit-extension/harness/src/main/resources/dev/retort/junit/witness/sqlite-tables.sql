select null as "TABLE_CAT", null as "TABLE_SCHEM", t.name as "TABLE_NAME",
       case t.type when 'view' then 'VIEW' else 'TABLE' end as "TABLE_TYPE", null as "REMARKS"
  from pragma_table_list t
 where t.schema = 'main' and t.type in ('table', 'view', 'virtual') and t.name not like 'sqlite\_%' escape '\'
 order by 3
