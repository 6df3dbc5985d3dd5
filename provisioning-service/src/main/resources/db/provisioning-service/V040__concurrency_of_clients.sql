-- concurrent calls of a client across all campaigns; null is no limit
ALTER TABLE clients ADD COLUMN max_concurrency integer CHECK (max_concurrency BETWEEN 1 AND 10000);
