select null as "TABLE_CAT", null as "TABLE_SCHEM", t.name as "TABLE_NAME", not i."unique" as "NON_UNIQUE",
       null as "INDEX_QUALIFIER", i.name as "INDEX_NAME", 3 as "TYPE", c.seqno + 1 as "ORDINAL_POSITION",
       coalesce(c.name, 'expression ' || (c.seqno + 1)) as "COLUMN_NAME",
       case when c."desc" then 'D' else 'A' end as "ASC_OR_DESC", 0 as "CARDINALITY", 0 as "PAGES", case when i.partial then 'some' end as "FILTER_CONDITION"
  from pragma_table_list t
  join pragma_index_list(t.name, 'main') i
  join pragma_index_xinfo(i.name, 'main') c
 where t.schema = 'main' and t.type = 'table' and i.origin <> 'pk' and c.key
 order by 3, 6, 8
