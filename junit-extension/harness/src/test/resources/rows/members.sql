INSERT INTO members (id, name) VALUES (7, 'Sql');
