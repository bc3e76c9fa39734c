with stored (name, tbl_name, sql, begin) as (
  select name, tbl_name, sql, ltrim(substr(sql, instr(lower(sql), 'trigger') + 7)) from main.sqlite_schema where type = 'trigger'
),
headed (name, tbl_name, sql, head) as (
  select name, tbl_name, sql,
         ltrim(lower(replace(substr(begin, 1 + case substr(begin, 1, 1) when '"' then length(replace(name, '"', '""')) + 2
           when '[' then length(name) + 2 when '`' then length(name) + 2 else length(name) end), char(10), ' '))) || ' '
    from stored
),
timed (name, tbl_name, sql, timing, event) as (
  select name, tbl_name, sql,
         case when head like 'after %' then 'AFTER' when head like 'instead %' then 'INSTEAD OF' else 'BEFORE' end,
         ltrim(case when head like 'after %' then substr(head, 6) when head like 'before %' then substr(head, 7)
           when head like 'instead %of %' then ltrim(substr(ltrim(substr(head, 8)), 3)) else head end)
    from headed
)
select null as "TRIGGER_CATALOG", null as "TRIGGER_SCHEMA", name as "TRIGGER_NAME", upper(substr(event, 1, 6)) as "EVENT_MANIPULATION",
       null as "EVENT_OBJECT_CATALOG", null as "EVENT_OBJECT_SCHEMA", tbl_name as "EVENT_OBJECT_TABLE", 0 as "ACTION_ORDER",
       '' as "ACTION_CONDITION", sql as "ACTION_STATEMENT", 'ROW' as "ACTION_ORIENTATION",
       timing as "ACTION_TIMING", timing as "CONDITION_TIMING"
  from timed
