-- revision: b003
-- down_revision: b002
-- message: call the phone a telephone

-- upgrade
DROP INDEX ix_customers_phone;
ALTER TABLE customers DROP COLUMN phone;
ALTER TABLE customers ADD COLUMN telephone varchar(30);
CREATE INDEX ix_customers_phone ON customers (telephone);

-- downgrade
DROP INDEX ix_customers_phone;
ALTER TABLE customers DROP COLUMN telephone;
ALTER TABLE customers ADD COLUMN phone varchar(30);
CREATE INDEX ix_customers_phone ON customers (phone);
