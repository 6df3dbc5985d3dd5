-- The header in which calls from the carrier have tags; null for none.
ALTER TABLE carriers ADD COLUMN tags_header text;
