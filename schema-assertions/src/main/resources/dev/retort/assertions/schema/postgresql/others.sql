select 'OTHER' as "_kind", i.type || ' ' || i.identity as "_name",
       x.detail as "definition",
       obj_description(x.oid, x.class::regclass::text) as "comment"
  from (
    select 'pg_cast', oid, concat_ws(' ', case castmethod::text when 'f' then 'with function ' || castfunc::regprocedure when 'i' then 'with inout' else 'without function' end,
             case castcontext::text when 'a' then 'as assignment' when 'i' then 'as implicit' end) from pg_cast
    union all
    select 'pg_operator', oid, concat_ws(' ', oprcode::regproc, case when oprcom <> 0 then 'commutator ' || oprcom::regoperator end,
             case when oprnegate <> 0 then 'negator ' || oprnegate::regoperator end, case when oprcanmerge then 'merges' end,
             case when oprcanhash then 'hashes' end, 'restrict ' || nullif(oprrest::text, '-'), 'join ' || nullif(oprjoin::text, '-')) from pg_operator
    union all
    select 'pg_opclass', oid, case when opcdefault then 'default ' else '' end || 'for ' || opcintype::regtype from pg_opclass
    union all
    select 'pg_opfamily', oid, null from pg_opfamily
    union all
    select 'pg_conversion', oid, conproc::regproc::text from pg_conversion
    union all
    select 'pg_language', oid, lanplcallfoid::regproc::text from pg_language
    union all
    select 'pg_am', oid, amhandler::regproc::text from pg_am
    union all
    select 'pg_ts_dict', oid, dictinitoption from pg_ts_dict
    union all
    select 'pg_ts_config', c.oid, (select string_agg(t.alias || ': ' || m.mapdict::regdictionary, E'\n' order by m.maptokentype, m.mapseqno)
             from pg_ts_config_map m join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype where m.mapcfg = c.oid) from pg_ts_config c
    union all
    select 'pg_foreign_data_wrapper', oid, array_to_string(fdwoptions, ', ') from pg_foreign_data_wrapper
    union all
    select 'pg_foreign_server', oid, array_to_string(srvoptions, ', ') from pg_foreign_server
  ) x (class, oid, detail)
 cross join lateral pg_identify_object(x.class::regclass, x.oid, 0) i
 where @made(x.oid)@
   and not exists (select from pg_depend d where d.classid = x.class::regclass and d.objid = x.oid and d.deptype = 'e')
