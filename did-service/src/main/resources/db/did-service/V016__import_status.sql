-- The state of new numbers whose row has none; an import within a request does not need it.
ALTER TABLE did_import ADD COLUMN new_status TEXT NOT NULL DEFAULT 'AVAILABLE';
