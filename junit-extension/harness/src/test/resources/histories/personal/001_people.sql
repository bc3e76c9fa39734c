-- revision: p001
-- down_revision: none
-- message: people

-- upgrade
CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, note VARCHAR(50));
CREATE TABLE visits (id INTEGER NOT NULL PRIMARY KEY, who VARCHAR(50) NOT NULL, CHECK (length(who) > 7));

-- downgrade
DROP TABLE visits;
DROP TABLE people;
