select 'CHECK' as "_kind", n.nspname as "_schema", t.typname as "_table", con.conname as "_name",
       array[]::text[] as "_columns",
       pg_get_constraintdef(con.oid) as "definition",
       pg_get_expr(con.conbin, 0) as "expression",
       obj_description(con.oid, 'pg_constraint') as "comment"
  from pg_constraint con
  join pg_type t on t.oid = con.contypid
  join pg_namespace n on n.oid = t.typnamespace
 where @made(con.oid)@ and con.contype = 'c'
   and @user(n)@ and not @member(pg_type, t.oid)@
