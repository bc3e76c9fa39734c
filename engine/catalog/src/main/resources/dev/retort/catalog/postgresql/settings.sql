select 'SETTING' as "_kind",
       split_part(c.setting, '=', 1) || case when s.setrole <> 0 then ' of ' || s.setrole::regrole else '' end as "_name",
       substring(c.setting from position('=' in c.setting) + 1) as "value"
  from pg_db_role_setting s cross join unnest(s.setconfig) c (setting)
 where s.setdatabase = (select oid from pg_database where datname = current_database())
union all
select 'SETTING', 'database ' || x.name, x.value
  from pg_database d cross join lateral (values
         ('encoding', pg_encoding_to_char(d.encoding)::text), ('collate', d.datcollate::text), ('ctype', d.datctype::text),
         ('owner', d.datdba::regrole::text), ('grants', @grants(d.datacl, 'd', d.datdba)@), ('comment', shobj_description(d.oid, 'pg_database'))) x (name, value)
 where d.datname = current_database() and x.value is not null
