select null as "PKTABLE_CAT", null as "PKTABLE_SCHEM", p.name as "PKTABLE_NAME", pc.name as "PKCOLUMN_NAME",
       null as "FKTABLE_CAT", null as "FKTABLE_SCHEM", t.name as "FKTABLE_NAME", f."from" as "FKCOLUMN_NAME",
       f.seq + 1 as "KEY_SEQ", t.name || '_fk_' || f.id as "FK_NAME",
       case f.on_update when 'CASCADE' then 0 when 'RESTRICT' then 1 when 'SET NULL' then 2 when 'SET DEFAULT' then 4 else 3 end as "UPDATE_RULE",
       case f.on_delete when 'CASCADE' then 0 when 'RESTRICT' then 1 when 'SET NULL' then 2 when 'SET DEFAULT' then 4 else 3 end as "DELETE_RULE",
       7 as "DEFERRABILITY"
  from pragma_table_list t
  join pragma_foreign_key_list(t.name, 'main') f
  join main.sqlite_schema p on p.type = 'table' and lower(p.name) = lower(f."table")
  join pragma_table_xinfo(p.name, 'main') pc on (f."to" is null and pc.pk = f.seq + 1) or lower(pc.name) = lower(f."to")
 where t.schema = 'main' and t.type = 'table'
 order by 7, 10, 9
