select null as "TRIGGER_CATALOG", trigger_schema as "TRIGGER_SCHEMA", trigger_name as "TRIGGER_NAME",
       event_manipulation as "EVENT_MANIPULATION", null as "EVENT_OBJECT_CATALOG", event_object_schema as "EVENT_OBJECT_SCHEMA",
       event_object_table as "EVENT_OBJECT_TABLE", action_order as "ACTION_ORDER", action_condition as "ACTION_CONDITION",
       action_statement as "ACTION_STATEMENT", action_orientation as "ACTION_ORIENTATION", action_timing as "ACTION_TIMING",
       action_timing as "CONDITION_TIMING", null as "CREATED"
  from information_schema.triggers
