-- revision: d4b1e146fb0b
-- down_revision: a3bfd034060a, c38f1d43e3d4
-- message: merge the shop into the newsroom
-- created: 2026-02-18T12:00:00Z

-- upgrade

-- downgrade
