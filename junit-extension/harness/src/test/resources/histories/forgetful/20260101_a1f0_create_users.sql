-- revision: a1f0
-- down_revision: none
-- message: create users

-- upgrade
CREATE TABLE users (
  id INTEGER NOT NULL PRIMARY KEY,
  email VARCHAR(100) NOT NULL
);
CREATE UNIQUE INDEX ux_users_email ON users (email);

-- downgrade
DROP TABLE users;
