select null as "TABLE_CAT", n.nspname as "TABLE_SCHEM", t.relname as "TABLE_NAME", not i.indisunique as "NON_UNIQUE",
       null as "INDEX_QUALIFIER", x.relname as "INDEX_NAME", 3 as "TYPE", k.place as "ORDINAL_POSITION",
       coalesce(a.attname::text, pg_catalog.pg_get_indexdef(i.indexrelid, k.place::int, false)) as "COLUMN_NAME",
       case when i.indoption[k.place - 1] & 1 = 1 then 'D' else 'A' end as "ASC_OR_DESC",
       0 as "CARDINALITY", 0 as "PAGES", pg_catalog.pg_get_expr(i.indpred, i.indrelid) as "FILTER_CONDITION"
  from pg_catalog.pg_index i
  join pg_catalog.pg_class t on t.oid = i.indrelid
  join pg_catalog.pg_class x on x.oid = i.indexrelid
  join pg_catalog.pg_namespace n on n.oid = t.relnamespace
 cross join lateral unnest(i.indkey::int2[]) with ordinality k (number, place)
  left join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = k.number and k.number > 0
 where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and k.place <= i.indnkeyatts
 order by 2, 3, 6, 8
