select 'DEFAULT_PRIVILEGES' as "_kind",
       concat_ws(' ', 'of', d.defaclrole::regrole, case when d.defaclnamespace <> 0 then 'in ' || d.defaclnamespace::regnamespace end, 'on',
         case d.defaclobjtype::text when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
           when 'n' then 'schemas' when 'L' then 'large objects' else d.defaclobjtype::text end) as "_name",
       @grants(d.defaclacl, 'r', d.defaclrole)@ as "grants"
  from pg_default_acl d
