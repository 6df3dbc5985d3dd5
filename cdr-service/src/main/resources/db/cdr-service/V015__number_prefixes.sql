-- With text_pattern_ops an index also finds numbers by their beginning, in any collation.
DROP INDEX calls_by_number;
DROP INDEX calls_by_from_number;
CREATE INDEX calls_by_number ON calls (number text_pattern_ops) WHERE revision > 0;
COMMENT ON INDEX calls_by_number IS 'GET /api/v1/call-records?number=, the called side';
CREATE INDEX calls_by_from_number ON calls (from_number text_pattern_ops) WHERE revision > 0;
COMMENT ON INDEX calls_by_from_number IS 'GET /api/v1/call-records?number=, the calling side';
