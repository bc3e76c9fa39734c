-- revision: d9f6d69b5010
-- down_revision: d8e5c58a3f0f
-- message: subscribers
-- created: 2026-03-23T11:00:00Z

-- upgrade
CREATE TABLE subscribers (
    id integer NOT NULL PRIMARY KEY,
    first_name varchar(60) NOT NULL,
    last_name varchar(60) NOT NULL,
    since date NOT NULL,
    CONSTRAINT ck_subscribers_last_name CHECK (length(last_name) > 0)
);

-- downgrade
DROP TABLE subscribers;
