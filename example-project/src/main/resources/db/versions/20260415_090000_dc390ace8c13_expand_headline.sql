-- revision: dc390ace8c13
-- down_revision: db28f8bd7b12
-- message: expand: articles get a headline beside their title
-- created: 2026-04-15T09:00:00Z

-- upgrade
ALTER TABLE articles ADD COLUMN headline varchar(200);

-- downgrade
ALTER TABLE articles DROP COLUMN headline;
