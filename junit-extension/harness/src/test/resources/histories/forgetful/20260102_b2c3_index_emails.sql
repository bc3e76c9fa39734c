-- revision: b2c3
-- down_revision: a1f0
-- message: index emails

-- upgrade
CREATE INDEX ix_users_email ON users (email, id);

-- downgrade
SELECT 1;
