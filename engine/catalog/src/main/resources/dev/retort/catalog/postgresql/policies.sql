select 'POLICY' as "_kind", n.nspname as "_schema", c.relname as "_table", p.polname as "_name",
       case p.polcmd::text when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as "command",
       case when not p.polpermissive then 'yes' end as "restrictive",
       (select string_agg(case when o = 0 then 'public' else o::regrole::text end, ', ' order by case when o = 0 then 'public' else o::regrole::text end)
          from unnest(p.polroles) o) as "roles",
       pg_get_expr(p.polqual, p.polrelid) as "using",
       pg_get_expr(p.polwithcheck, p.polrelid) as "with check",
       obj_description(p.oid, 'pg_policy') as "comment"
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
 where @made(p.oid)@ and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(p.polrelid)@
