-- revision: 1f0c9a
-- down_revision: none
-- message: create customers

-- upgrade sqlite
CREATE TABLE customers (id integer NOT NULL PRIMARY KEY, full_name varchar(80) NOT NULL);

-- upgrade postgresql
CREATE TABLE customers (id bigint NOT NULL PRIMARY KEY, full_name varchar(80) NOT NULL);

-- downgrade
DROP TABLE customers;
