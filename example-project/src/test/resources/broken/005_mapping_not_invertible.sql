-- revision: b005
-- down_revision: b004
-- message: one tier for all who pay

-- upgrade
UPDATE customers SET tier = 'member' WHERE tier IN ('silver', 'gold');

-- downgrade
UPDATE customers SET tier = 'silver' WHERE tier = 'member';
