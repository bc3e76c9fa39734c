-- revision: b004
-- down_revision: b003
-- message: points move to a table of their own

-- upgrade
CREATE TABLE loyalty (
    customer_id integer NOT NULL PRIMARY KEY REFERENCES customers (id),
    points integer NOT NULL
);
INSERT INTO loyalty (customer_id, points) SELECT id, points FROM customers;
ALTER TABLE customers DROP COLUMN points;

-- downgrade
ALTER TABLE customers ADD COLUMN points integer;
UPDATE customers SET points = (SELECT points FROM loyalty WHERE customer_id = customers.id);
DROP TABLE loyalty;
