select null as "TABLE_CAT", n.nspname as "TABLE_SCHEM", t.relname as "TABLE_NAME", a.attname as "COLUMN_NAME",
       k.place as "KEY_SEQ", c.conname as "PK_NAME"
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_class t on t.oid = c.conrelid
  join pg_catalog.pg_namespace n on n.oid = t.relnamespace
 cross join lateral unnest(c.conkey) with ordinality k (number, place)
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
 where c.contype = 'p'
 order by 2, 3, 5
