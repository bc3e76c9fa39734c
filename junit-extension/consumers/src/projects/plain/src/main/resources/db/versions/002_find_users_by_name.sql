-- revision: 2e7b4d
-- down_revision: 1f0c9a
-- message: find users by name

-- upgrade
CREATE INDEX ix_users_name ON users (name);

-- downgrade
DROP INDEX ix_users_name;
