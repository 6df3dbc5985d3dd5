-- when a client takes calls, of all campaigns; no opening hours are always open
ALTER TABLE known_clients
    ADD COLUMN time_zone     text   NOT NULL DEFAULT 'UTC',
    ADD COLUMN opening_hours text[] NOT NULL DEFAULT '{}';
