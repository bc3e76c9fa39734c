select case p.prokind::text when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end as "_kind",
       n.nspname as "_schema", p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as "_name",
       pg_get_function_arguments(p.oid) as "arguments",
       pg_get_function_result(p.oid) as "returns",
       l.lanname as "language",
       case when p.prokind = 'w' then 'yes' end as "window",
       case when p.prokind in ('f', 'w') then case p.provolatile::text when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end end as "volatility",
       case when p.proisstrict and p.prokind <> 'a' then 'yes' end as "strict",
       case when p.prosecdef then 'definer' end as "security",
       case when p.proleakproof then 'yes' end as "leakproof",
       case p.proparallel::text when 's' then 'safe' when 'r' then 'restricted' end as "parallel",
       case when p.prokind in ('f', 'w') then p.procost::text end as "cost",
       case when p.proretset then p.prorows::text end as "rows",
       case when p.prosupport <> 0 then p.prosupport::regproc::text end as "support",
       (select string_agg(o, E'\n' order by o) from unnest(p.proconfig) o) as "settings",
       case when p.prokind <> 'a' then concat_ws(E'\n', p.probin, coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)) end as "body",
       (select concat_ws(E'\n', case a.aggkind::text when 'o' then 'ordered set' when 'h' then 'hypothetical set' else 'normal' end, 'transition ' || a.aggtransfn::regprocedure, 'state ' || a.aggtranstype::regtype::text,
                 case when a.aggfinalfn <> 0 then 'final ' || a.aggfinalfn::regprocedure end, 'initial ' || a.agginitval,
                 case when a.aggcombinefn <> 0 then 'combine ' || a.aggcombinefn::regprocedure end,
                 case when a.aggserialfn <> 0 then 'serial ' || a.aggserialfn::regprocedure end,
                 case when a.aggdeserialfn <> 0 then 'deserial ' || a.aggdeserialfn::regprocedure end,
                 case when a.aggmtransfn <> 0 then 'moving transition ' || a.aggmtransfn::regprocedure end,
                 case when a.aggminvtransfn <> 0 then 'moving inverse ' || a.aggminvtransfn::regprocedure end,
                 case when a.aggmfinalfn <> 0 then 'moving final ' || a.aggmfinalfn::regprocedure end,
                 case when a.aggmtranstype <> 0 then 'moving state ' || a.aggmtranstype::regtype::text end, 'moving initial ' || a.aggminitval,
                 'final ' || case a.aggfinalmodify::text when 'r' then 'read only' when 's' then 'shareable' else 'read write' end,
                 case when a.aggsortop <> 0 then 'sort operator ' || a.aggsortop::regoperator end)
          from pg_aggregate a where a.aggfnoid = p.oid) as "definition",
       p.proowner::regrole::text as "owner",
       @grants(p.proacl, 'f', p.proowner)@ as "grants",
       obj_description(p.oid, 'pg_proc') as "comment"
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
 where @made(p.oid)@ and @user(n)@ and not @member(pg_proc, p.oid)@
   and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
