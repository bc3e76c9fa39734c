select 'COLLATION' as "_kind", n.nspname as "_schema", c.collname as "_name",
       case c.collprovider::text when 'b' then 'builtin' when 'c' then 'libc' when 'i' then 'icu' else 'default' end as "provider",
       -- before PostgreSQL 15 the locale of ICU was in both of the columns for libc
       case when c.collprovider = 'i' then coalesce(to_jsonb(c) ->> 'colliculocale', to_jsonb(c) ->> 'colllocale', c.collcollate::text)
            else concat_ws(', ', c.collcollate, c.collctype, to_jsonb(c) ->> 'colllocale') end as "locale",
       to_jsonb(c) ->> 'collicurules' as "rules",
       case when not c.collisdeterministic then 'no' end as "deterministic",
       c.collowner::regrole::text as "owner",
       obj_description(c.oid, 'pg_collation') as "comment"
  from pg_collation c
  join pg_namespace n on n.oid = c.collnamespace
 where @made(c.oid)@ and @user(n)@ and not @member(pg_collation, c.oid)@
