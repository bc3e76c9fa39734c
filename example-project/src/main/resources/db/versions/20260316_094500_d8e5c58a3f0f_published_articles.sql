-- revision: d8e5c58a3f0f
-- down_revision: d7e4b4792e0e
-- message: published articles, and when an author last wrote
-- created: 2026-03-16T09:45:00Z

-- upgrade sqlite
CREATE VIEW published_articles AS
    SELECT articles.id, articles.title, authors.full_name AS author
    FROM articles JOIN authors ON authors.id = articles.author_id
    WHERE articles.status = 'published';
CREATE TRIGGER articles_touch_author AFTER UPDATE OF title, body ON articles
BEGIN
    UPDATE authors SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.author_id;
END;

-- upgrade postgresql
CREATE VIEW published_articles AS
    SELECT articles.id, articles.title, authors.full_name AS author
    FROM articles JOIN authors ON authors.id = articles.author_id
    WHERE articles.status = 'published';
CREATE FUNCTION touch_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE authors SET updated_at = now() WHERE id = NEW.author_id;
    RETURN NEW;
END;
$$;
CREATE TRIGGER articles_touch_author AFTER UPDATE OF title, body ON articles
    FOR EACH ROW EXECUTE FUNCTION touch_author();

-- downgrade sqlite
DROP TRIGGER articles_touch_author;
DROP VIEW published_articles;

-- downgrade postgresql
DROP TRIGGER articles_touch_author ON articles;
DROP FUNCTION touch_author();
DROP VIEW published_articles;
