-- What a lease holds: ids of caps, so that its end gives back exactly what its beginning took. The concurrency ends with
-- the attempt; the total stays pending until it is known whether the attempt was answered.
ALTER TABLE leases
    ADD COLUMN holds         uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN total_holds   uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN total_state   text    NOT NULL DEFAULT 'pending' CHECK (total_state IN ('pending', 'used', 'returned')),
    ADD COLUMN answered      boolean NOT NULL DEFAULT false,
    ADD COLUMN from_number   text,
    ADD COLUMN limit_seconds integer;
