CREATE TABLE cel (id bigint GENERATED ALWAYS AS IDENTITY, eventtime timestamptz, eventtype text, cid_name text,
    cid_num text, exten text, channame text, uniqueid text, linkedid text, userfield text, extra text);
GRANT INSERT ON cel TO asterisk_cel;
