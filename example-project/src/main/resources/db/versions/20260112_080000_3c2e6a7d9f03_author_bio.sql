-- revision: 3c2e6a7d9f03
-- down_revision: 2b1d5f6c8e02
-- message: author bio
-- created: 2026-01-12T08:00:00Z

-- upgrade
ALTER TABLE authors ADD COLUMN bio text;

-- downgrade
ALTER TABLE authors DROP COLUMN bio;
