-- revision: b006
-- down_revision: b005
-- message: remember who called whom

-- upgrade
CREATE TABLE calls (
    id integer NOT NULL PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers (id)
);

-- downgrade
DROP TABLE call;
