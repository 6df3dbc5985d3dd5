ALTER TABLE calls ADD COLUMN asserted_number text;
COMMENT ON COLUMN calls.asserted_number IS
    'the number that the carrier asserts for a caller who withholds it; for the staff of the platform only';
