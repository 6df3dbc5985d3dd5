CREATE INDEX calls_by_number_end ON calls (reverse(number) text_pattern_ops) WHERE revision > 0;
COMMENT ON INDEX calls_by_number_end IS 'GET /api/v1/call-records?number=*1234, the called side';
CREATE INDEX calls_by_from_number_end ON calls (reverse(from_number) text_pattern_ops) WHERE revision > 0;
COMMENT ON INDEX calls_by_from_number_end IS 'GET /api/v1/call-records?number=*1234, the calling side';
