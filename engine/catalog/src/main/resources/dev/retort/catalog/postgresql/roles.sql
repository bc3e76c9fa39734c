select 'ROLE' as "_kind", r.rolname as "_name",
       concat_ws(', ', case when r.rolsuper then 'superuser' end, case when r.rolcreaterole then 'createrole' end,
         case when r.rolcreatedb then 'createdb' end, case when r.rolcanlogin then 'login' end,
         case when r.rolreplication then 'replication' end, case when r.rolbypassrls then 'bypassrls' end,
         case when not r.rolinherit then 'noinherit' end, case when r.rolconnlimit >= 0 then 'connection limit ' || r.rolconnlimit end) as "options",
       (select string_agg(m.roleid::regrole::text || case when m.admin_option then ' with admin option' else '' end, ', ' order by m.roleid::regrole::text)
          from pg_auth_members m where m.member = r.oid) as "member of",
       (select string_agg(o, E'\n' order by o) from unnest(r.rolconfig) o) as "settings",
       shobj_description(r.oid, 'pg_authid') as "comment"
  from pg_roles r
 where r.rolname !~ '^pg_'
