select 'TRIGGER' as "_kind", n.nspname as "_schema", c.relname as "_table", t.tgname as "_name",
       pg_get_triggerdef(t.oid) as "definition",
       case t.tgenabled::text when 'D' then 'disabled' when 'R' then 'on replicas' when 'A' then 'always' end as "enabled",
       case when t.tgparentid <> 0 then 'yes' end as "inherited",
       obj_description(t.oid, 'pg_trigger') as "comment"
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
 where @made(t.oid)@
   -- before PostgreSQL 15 a partition's copy of its table's trigger counted as internal
   and (not t.tgisinternal or (t.tgparentid <> 0 and not exists (
     select from pg_constraint k where k.oid = t.tgconstraint and k.contype <> 't')))
   and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(t.tgrelid)@
