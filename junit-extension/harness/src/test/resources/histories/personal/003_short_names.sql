-- revision: p003
-- down_revision: p002
-- message: short names

-- upgrade
CREATE TABLE names (name VARCHAR(50) NOT NULL PRIMARY KEY, CHECK (length(name) < 2));
INSERT INTO names (name) SELECT name FROM people;

-- downgrade
DROP TABLE names;
