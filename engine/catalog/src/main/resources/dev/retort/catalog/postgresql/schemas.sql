select 'SCHEMA' as "_kind", n.nspname as "_name",
       n.nspowner::regrole::text as "owner",
       @grants(n.nspacl, 'n', n.nspowner)@ as "grants",
       obj_description(n.oid, 'pg_namespace') as "comment"
  from pg_namespace n
 where @user(n)@ and not @member(pg_namespace, n.oid)@
