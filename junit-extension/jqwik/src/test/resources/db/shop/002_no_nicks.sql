-- revision: 002
-- down_revision: 001
-- message: people have no nicks

-- upgrade
ALTER TABLE people DROP COLUMN nick;

-- downgrade
ALTER TABLE people ADD COLUMN nick VARCHAR(40);
