select 'STATISTICS' as "_kind", n.nspname as "_schema", c.relname as "_table", s.stxname as "_name",
       pg_get_statisticsobjdef(s.oid) as "definition",
       case when coalesce(s.stxstattarget, -1) <> -1 then s.stxstattarget::text end as "statistics target",
       s.stxowner::regrole::text as "owner",
       obj_description(s.oid, 'pg_statistic_ext') as "comment"
  from pg_statistic_ext s
  join pg_class c on c.oid = s.stxrelid
  join pg_namespace n on n.oid = c.relnamespace
 where @made(s.oid)@ and @user(n)@ and not @member(pg_class, c.oid)@
   and @only(s.stxrelid)@
