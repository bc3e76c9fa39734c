select 'PUBLICATION' as "_kind", p.pubname as "_name",
       case when p.puballtables then 'all tables' end as "scope",
       concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
         case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end) as "operations",
       case when p.pubviaroot then 'yes' end as "via root",
       case to_jsonb(p) ->> 'pubgencols' when 's' then 'stored' end as "generated columns",
       (select string_agg(concat_ws(' ', r.prrelid::regclass::text,
                 (select '(' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')'
                    from jsonb_array_elements_text(case jsonb_typeof(to_jsonb(r) -> 'prattrs')
                           when 'array' then to_jsonb(r) -> 'prattrs' else '[]'::jsonb end) x
                    join pg_attribute a on a.attrelid = r.prrelid and a.attnum = x::smallint),
                 'where ' || (select to_jsonb(t) ->> 'rowfilter' from pg_publication_tables t
                   where t.pubname = p.pubname and (select x.oid from pg_class x join pg_namespace y on y.oid = x.relnamespace where y.nspname = t.schemaname and x.relname = t.tablename) = r.prrelid)), E'\n' order by r.prrelid::regclass::text)
          from pg_publication_rel r where r.prpubid = p.oid) as "tables",
       case when not p.puballtables then
         (select string_agg(distinct quote_ident(t.schemaname), ', ')
            from pg_publication_tables t
           where t.pubname = p.pubname and not exists (
             select from pg_publication_rel r where r.prpubid = p.oid
                and (r.prrelid::regclass::oid = (select x.oid from pg_class x join pg_namespace y on y.oid = x.relnamespace where y.nspname = t.schemaname and x.relname = t.tablename)
                  or exists (select from pg_partition_ancestors((select x.oid from pg_class x join pg_namespace y on y.oid = x.relnamespace where y.nspname = t.schemaname and x.relname = t.tablename)) a
                              where a.relid = r.prrelid)))) end as "schemas",
       p.pubowner::regrole::text as "owner",
       obj_description(p.oid, 'pg_publication') as "comment"
  from pg_publication p
