-- revision: dd4a1bdf9d14
-- down_revision: dc390ace8c13
-- message: migrate: every article has its headline
-- created: 2026-04-16T09:00:00Z

-- upgrade
UPDATE articles SET headline = title WHERE headline IS NULL;

-- downgrade
UPDATE articles SET headline = NULL WHERE headline = title;
