select null as "SEQUENCE_CATALOG", sequence_schema as "SEQUENCE_SCHEMA", sequence_name as "SEQUENCE_NAME",
       increment as "INCREMENT", start_value as "START_VALUE", minimum_value as "MINIMUM_VALUE", maximum_value as "MAXIMUM_VALUE",
       cycle_option as "CYCLE_OPTION"
  from information_schema.sequences
