-- revision: 000000000001
-- message: for the archive of classes

-- upgrade
CREATE TABLE training (id integer PRIMARY KEY);
-- downgrade
DROP TABLE training;
