-- revision: c4d5
-- down_revision: b2c3
-- message: create orders

-- upgrade
CREATE TABLE orders (
  id INTEGER NOT NULL PRIMARY KEY,
  user_id INTEGER NOT NULL,
  state VARCHAR(10) DEFAULT 'new' NOT NULL,
  CONSTRAINT fk_orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);

-- downgrade
DROP TABLE orders;
