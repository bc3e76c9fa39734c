-- revision: 4d3f7b8ea004
-- down_revision: 3c2e6a7d9f03
-- message: desks, with the three that every newsroom has
-- created: 2026-01-14T09:30:00Z

-- upgrade
CREATE TABLE desks (
    id integer NOT NULL PRIMARY KEY,
    code varchar(20) NOT NULL,
    title varchar(80) NOT NULL,
    CONSTRAINT uq_desks_code UNIQUE (code)
);
INSERT INTO desks (id, code, title) VALUES
    (1, 'news', 'News'),
    (2, 'sport', 'Sport'),
    (3, 'culture', 'Culture');

-- downgrade
DROP TABLE desks;
