-- revision: 819dbf12e408
-- down_revision: 708cae01d307
-- message: indexes for the front page
-- created: 2026-02-02T15:00:00Z

-- upgrade
CREATE INDEX ix_articles_newest ON articles (created_at DESC, id);
CREATE INDEX ix_authors_email_lower ON authors (lower(email));
CREATE INDEX ix_articles_unwritten ON articles (author_id) WHERE body = '';

-- upgrade postgresql
CREATE INDEX ix_articles_newest ON articles (created_at DESC, id) INCLUDE (title);
CREATE INDEX ix_authors_email_lower ON authors (lower(email));
CREATE INDEX ix_articles_unwritten ON articles (author_id) WHERE body = '';

-- downgrade
DROP INDEX ix_articles_unwritten;
DROP INDEX ix_authors_email_lower;
DROP INDEX ix_articles_newest;
