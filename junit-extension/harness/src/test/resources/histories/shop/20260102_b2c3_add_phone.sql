-- revision: b2c3
-- down_revision: a1f0
-- message: add phone

-- upgrade
ALTER TABLE users ADD COLUMN phone VARCHAR(32);
UPDATE users SET phone = '';
CREATE INDEX ix_users_phone ON users (phone) WHERE phone <> '';

-- downgrade
DROP INDEX ix_users_phone;
ALTER TABLE users DROP COLUMN phone;
