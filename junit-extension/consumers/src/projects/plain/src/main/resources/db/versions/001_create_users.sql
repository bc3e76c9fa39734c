-- revision: 1f0c9a
-- down_revision: none
-- message: create users

-- upgrade
CREATE TABLE users (id integer NOT NULL PRIMARY KEY, name varchar(80) NOT NULL);

-- downgrade
DROP TABLE users;
