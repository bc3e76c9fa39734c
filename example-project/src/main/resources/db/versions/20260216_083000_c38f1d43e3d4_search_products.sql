-- revision: c38f1d43e3d4
-- down_revision: c27f0c32d2c3
-- message: search products
-- created: 2026-02-16T08:30:00Z

-- upgrade
CREATE INDEX ix_products_name ON products (name) WHERE active;
CREATE INDEX ix_products_attributes ON products (attributes);

-- upgrade postgresql
CREATE INDEX ix_products_name ON products (name) WHERE active;
CREATE INDEX ix_products_attributes ON products USING gin (attributes);

-- downgrade
DROP INDEX ix_products_attributes;
DROP INDEX ix_products_name;
