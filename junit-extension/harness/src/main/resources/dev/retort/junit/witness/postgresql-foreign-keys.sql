select null as "PKTABLE_CAT", pn.nspname as "PKTABLE_SCHEM", p.relname as "PKTABLE_NAME", pa.attname as "PKCOLUMN_NAME",
       null as "FKTABLE_CAT", fn.nspname as "FKTABLE_SCHEM", f.relname as "FKTABLE_NAME", fa.attname as "FKCOLUMN_NAME",
       k.place as "KEY_SEQ", c.conname as "FK_NAME",
       case c.confupdtype::text when 'c' then 0 when 'r' then 1 when 'n' then 2 when 'a' then 3 else 4 end as "UPDATE_RULE",
       case c.confdeltype::text when 'c' then 0 when 'r' then 1 when 'n' then 2 when 'a' then 3 else 4 end as "DELETE_RULE",
       case when c.condeferrable then case when c.condeferred then 5 else 6 end else 7 end as "DEFERRABILITY"
  from pg_catalog.pg_constraint c
  join pg_catalog.pg_class p on p.oid = c.confrelid
  join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
  join pg_catalog.pg_class f on f.oid = c.conrelid
  join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
 cross join lateral unnest(c.conkey, c.confkey) with ordinality k (own, other, place)
  join pg_catalog.pg_attribute fa on fa.attrelid = f.oid and fa.attnum = k.own
  join pg_catalog.pg_attribute pa on pa.attrelid = p.oid and pa.attnum = k.other
 where c.contype = 'f'
   and not exists (select from pg_catalog.pg_constraint up where up.oid = c.conparentid and up.conrelid = c.conrelid)
 order by 6, 7, 10, 9
