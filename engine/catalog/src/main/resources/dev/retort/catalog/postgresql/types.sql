select case t.typtype::text when 'e' then 'ENUM' when 'd' then 'DOMAIN' else 'RANGE' end as "_kind",
       n.nspname as "_schema", t.typname as "_name",
       case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as "type",
       case when t.typtype = 'd' then case when t.typnotnull then 'no' else 'yes' end end as "nullable",
       (select string_agg('called ' || quote_ident(nn.conname), '; ') from pg_constraint nn
         where t.typtype = 'd' and nn.contypid = t.oid and nn.contype = 'n' and nn.conname !~ '_not_null[0-9]*$') as "not null constraint",
       (select obj_description(nn.oid, 'pg_constraint') from pg_constraint nn
         where t.typtype = 'd' and nn.contypid = t.oid and nn.contype = 'n') as "not null comment",
       pg_get_expr(t.typdefaultbin, 0) as "default",
       case when t.typcollation <> 0 and t.typtype = 'd' and t.typcollation <> b.typcollation then t.typcollation::regcollation::text end as "collation",
       (select string_agg(e.enumlabel, E'\n' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as "labels",
       (select concat_ws(', ', 'subtype ' || r.rngsubtype::regtype::text,
                 case when r.rngcollation not in (0, 100) then 'collation ' || r.rngcollation::regcollation end,
                 'operator class ' || o.opcname,
                 case when r.rngcanonical <> 0 then 'canonical ' || r.rngcanonical::regproc end,
                 case when r.rngsubdiff <> 0 then 'difference ' || r.rngsubdiff::regproc end,
                 'multirange ' || (to_jsonb(r) ->> 'rngmultitypid')::oid::regtype)
          from pg_range r join pg_opclass o on o.oid = r.rngsubopc where r.rngtypid = t.oid) as "range of",
       t.typowner::regrole::text as "owner",
       @grants(t.typacl, 'T', t.typowner)@ as "grants",
       obj_description(t.oid, 'pg_type') as "comment"
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  left join pg_type b on b.oid = t.typbasetype
 where @made(t.oid)@ and t.typtype in ('e', 'd', 'r')
   and @user(n)@ and not @member(pg_type, t.oid)@
