-- revision: b002
-- down_revision: b001
-- message: find customers by name

-- upgrade
CREATE INDEX ix_customers_name ON customers (name);
CREATE INDEX ix_customers_phone ON customers (phone);

-- downgrade
DROP INDEX ix_customers_name;
