select 'EVENT_TRIGGER' as "_kind", e.evtname as "_name",
       e.evtevent as "event", array_to_string(e.evttags, ', ') as "tags", e.evtfoid::regproc::text as "function",
       case e.evtenabled::text when 'D' then 'disabled' when 'R' then 'on replicas' when 'A' then 'always' end as "enabled",
       e.evtowner::regrole::text as "owner",
       obj_description(e.oid, 'pg_event_trigger') as "comment"
  from pg_event_trigger e
 where not @member(pg_event_trigger, e.oid)@
