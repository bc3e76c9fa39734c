-- revision: 001
-- message: people and their pets

-- upgrade
CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL, nick VARCHAR(40), CHECK (length(name) > 0));
CREATE TABLE pets (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER NOT NULL REFERENCES people (id), name VARCHAR(40));

-- downgrade
DROP TABLE pets;
DROP TABLE people;
