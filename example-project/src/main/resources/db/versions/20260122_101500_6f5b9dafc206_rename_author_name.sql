-- revision: 6f5b9dafc206
-- down_revision: 5e4a8c9fb105
-- message: rename author name to full_name
-- created: 2026-01-22T10:15:00Z

-- upgrade
ALTER TABLE authors RENAME COLUMN name TO full_name;

-- downgrade
ALTER TABLE authors RENAME COLUMN full_name TO name;
