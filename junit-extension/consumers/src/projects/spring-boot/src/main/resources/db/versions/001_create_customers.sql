-- revision: 1f0c9a
-- down_revision: none
-- message: create customers

-- upgrade
CREATE TABLE customers (id bigint NOT NULL PRIMARY KEY, full_name varchar(80) NOT NULL);

-- downgrade
DROP TABLE customers;
