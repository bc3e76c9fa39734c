-- revision: b001
-- down_revision:
-- message: customers

-- upgrade
CREATE TABLE customers (
    id integer NOT NULL PRIMARY KEY,
    name varchar(80) NOT NULL,
    phone varchar(30),
    tier varchar(10) DEFAULT 'silver' NOT NULL,
    points integer DEFAULT 0 NOT NULL
);

-- downgrade
DROP TABLE customers;
