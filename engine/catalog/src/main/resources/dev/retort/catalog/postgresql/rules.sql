select 'RULE' as "_kind", n.nspname as "_schema", c.relname as "_table", r.rulename as "_name",
       pg_get_ruledef(r.oid) as "definition",
       case r.ev_enabled::text when 'D' then 'disabled' when 'R' then 'on replicas' when 'A' then 'always' end as "enabled",
       obj_description(r.oid, 'pg_rewrite') as "comment"
  from pg_rewrite r
  join pg_class c on c.oid = r.ev_class
  join pg_namespace n on n.oid = c.relnamespace
 where @made(r.oid)@ and r.rulename <> '_RETURN'
   and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(r.ev_class)@
