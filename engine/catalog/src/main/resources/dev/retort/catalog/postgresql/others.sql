select 'OTHER' as "_kind",
       -- older servers say "on language"
       i.type || ' ' || case x.class when 'pg_transform' then replace(i.identity, ' on language ', ' language ') else i.identity end as "_name",
       x.detail as "definition",
       case when x.owner <> 0 then x.owner::regrole::text end as "owner",
       x.grants as "grants",
       obj_description(x.oid, x.class::regclass::text) as "comment"
  from (
    select 'pg_cast', oid, concat_ws(' ', case castmethod::text when 'f' then 'with function ' || castfunc::regprocedure when 'i' then 'with inout' else 'without function' end,
             case castcontext::text when 'a' then 'as assignment' when 'i' then 'as implicit' end), 0::oid, null
       from pg_cast
    union all
    select 'pg_operator', oid, concat_ws(' ', oprcode::regproc, case when oprcom <> 0 then 'commutator ' || oprcom::regoperator end,
             case when oprnegate <> 0 then 'negator ' || oprnegate::regoperator end, case when oprcanmerge then 'merges' end,
             case when oprcanhash then 'hashes' end, 'restrict ' || nullif(oprrest::text, '-'), 'join ' || nullif(oprjoin::text, '-')),
           oprowner, null
      from pg_operator
    union all
    select 'pg_opclass', o.oid, concat_ws(' ', case when o.opcdefault then 'default' end, 'for ' || o.opcintype::regtype,
             case when o.opckeytype <> 0 then 'storage ' || o.opckeytype::regtype end,
             'family ' || quote_ident(f.opfname)), o.opcowner, null
      from pg_opclass o join pg_opfamily f on f.oid = o.opcfamily
    union all
    select 'pg_opfamily', f.oid, concat_ws(E'\n',
             (select string_agg(concat_ws(' ', 'operator', m.amopstrategy, m.amopopr::regoperator,
                       case when m.amopsortfamily <> 0 then 'for order by ' || (select quote_ident(s.opfname) from pg_opfamily s where s.oid = m.amopsortfamily) end),
                       E'\n' order by m.amopstrategy, m.amopopr::regoperator::text) from pg_amop m where m.amopfamily = f.oid),
             (select string_agg(concat_ws(' ', 'function', m.amprocnum, '(' || m.amproclefttype::regtype || ', ' || m.amprocrighttype::regtype || ')', m.amproc::regprocedure),
                       E'\n' order by m.amprocnum, m.amproc::regprocedure::text, m.amproclefttype::regtype::text, m.amprocrighttype::regtype::text)
                from pg_amproc m where m.amprocfamily = f.oid)), f.opfowner, null
      from pg_opfamily f where @made(f.oid)@
    union all
    select 'pg_conversion', oid, concat_ws(' ', case when condefault then 'default' end, pg_encoding_to_char(conforencoding), 'to',
             pg_encoding_to_char(contoencoding), conproc::regproc), conowner, null
      from pg_conversion where @made(oid)@
    union all
    select 'pg_language', oid, concat_ws(' ', case when lanpltrusted then 'trusted' end, lanplcallfoid::regproc,
             case when laninline <> 0 then 'inline ' || laninline::regproc end,
             case when lanvalidator <> 0 then 'validator ' || lanvalidator::regproc end), lanowner, @grants(lanacl, 'l', lanowner)@
      from pg_language
    union all
    select 'pg_am', oid, case amtype::text when 't' then 'table ' else 'index ' end || amhandler::regproc, 0, null from pg_am
    union all
    select 'pg_transform', oid, concat_ws(' ', case when trffromsql <> 0 then 'from ' || trffromsql::regprocedure end,
             case when trftosql <> 0 then 'to ' || trftosql::regprocedure end), 0, null
      from pg_transform
    union all
    select 'pg_type', oid, concat_ws(', ', case when not typisdefined then 'shell' end,
             'length ' || typlen, case when typbyval then 'by value' end, 'aligned ' || typalign::text, 'storage ' || typstorage::text,
             'category ' || typcategory::text, case when typispreferred then 'preferred' end, 'delimiter ' || typdelim::text,
             case when typcollation <> 0 then 'collatable' end, case when typelem <> 0 then 'element ' || typelem::regtype end,
             'default ' || typdefault, 'input ' || nullif(typinput::text, '-'), 'output ' || nullif(typoutput::text, '-'),
             'receive ' || nullif(typreceive::text, '-'), 'send ' || nullif(typsend::text, '-'), 'modifiers in ' || nullif(typmodin::text, '-'),
             'modifiers out ' || nullif(typmodout::text, '-'), 'analyze ' || nullif(typanalyze::text, '-')),
           typowner, @grants(typacl, 'T', typowner)@
      from pg_type where @made(oid)@ and typtype in ('b', 'p') and typcategory <> 'A'
    union all
    select 'pg_ts_parser', oid, concat_ws(' ', prsstart::regproc, prstoken::regproc, prsend::regproc, prsheadline::regproc, prslextype::regproc), 0, null
      from pg_ts_parser
    union all
    select 'pg_ts_template', oid, concat_ws(' ', tmplinit::regproc, tmpllexize::regproc), 0, null from pg_ts_template
    union all
    select 'pg_ts_dict', oid, concat_ws(' ', 'template ' || (select quote_ident(t.tmplname) from pg_ts_template t where t.oid = dicttemplate), dictinitoption),
           dictowner, null
      from pg_ts_dict
    union all
    select 'pg_ts_config', c.oid, concat_ws(E'\n', 'parser ' || (select quote_ident(p.prsname) from pg_ts_parser p where p.oid = c.cfgparser),
             (select string_agg(t.alias || ': ' || m.mapdict::regdictionary, E'\n' order by m.maptokentype, m.mapseqno)
                from pg_ts_config_map m join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype where m.mapcfg = c.oid)), c.cfgowner, null
      from pg_ts_config c
    union all
    select 'pg_foreign_data_wrapper', oid, concat_ws(', ', case when fdwhandler <> 0 then 'handler ' || fdwhandler::regproc end,
             case when fdwvalidator <> 0 then 'validator ' || fdwvalidator::regproc end, array_to_string(fdwoptions, ', ')),
           fdwowner, @grants(fdwacl, 'F', fdwowner)@
      from pg_foreign_data_wrapper
    union all
    select 'pg_foreign_server', oid, concat_ws(', ', 'wrapper ' || (select quote_ident(w.fdwname) from pg_foreign_data_wrapper w where w.oid = srvfdw),
             'type ' || srvtype, 'version ' || srvversion, array_to_string(srvoptions, ', ')), srvowner, @grants(srvacl, 'S', srvowner)@
      from pg_foreign_server
    union all
    select 'pg_user_mapping', umid,
           (select string_agg(case when o ~* '^[^=]*(pass|secret|token|key)' then split_part(o, '=', 1) || ' is not shown' else o end, ', ' order by o)
              from unnest(umoptions) o), 0, null
      from pg_user_mappings
  ) x (class, oid, detail, owner, grants)
 cross join lateral pg_identify_object(x.class::regclass, x.oid, 0) i
 where @made(x.oid)@
   and not exists (select from pg_depend d where d.classid = x.class::regclass and d.objid = x.oid and d.deptype in ('e', 'i'))
