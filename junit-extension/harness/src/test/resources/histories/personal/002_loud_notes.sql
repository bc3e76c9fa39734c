-- revision: p002
-- down_revision: p001
-- message: loud notes

-- upgrade
UPDATE people SET note = upper(note);
UPDATE visits SET who = upper(who);

-- downgrade
UPDATE people SET name = 'somebody';
