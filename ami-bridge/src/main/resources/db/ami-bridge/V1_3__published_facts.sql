-- renames said_fact, cel.told and command_unfinished
ALTER TABLE said_fact RENAME TO published_fact;
ALTER TABLE published_fact RENAME COLUMN said_at TO published_at;
ALTER TABLE published_fact RENAME COLUMN richness TO detail_rank;
ALTER INDEX said_fact_pkey RENAME TO published_fact_pkey;
ALTER INDEX said_fact_said_at RENAME TO published_fact_published_at;
COMMENT ON TABLE published_fact IS 'keys of published facts, so that CEL and snapshots do not repeat what AMI reported';
COMMENT ON COLUMN published_fact.detail_rank IS
    '0 snapshot, 1 cel, 2 ami: a fact is published again when a source with a higher rank has it';
COMMENT ON INDEX published_fact_published_at IS 'retention';

ALTER TABLE cel RENAME COLUMN told TO published;
ALTER INDEX cel_untold RENAME TO cel_unpublished;
COMMENT ON COLUMN cel.published IS
    'its facts were published; a flag instead of a last id, since ids are not committed in order';
COMMENT ON INDEX cel_unpublished IS 'the next rows to publish';
COMMENT ON INDEX cel_linkedid IS 'all rows of a call that has ended, for its summary; whether a call was seen';
COMMENT ON INDEX cel_inserted_at IS 'retention';

ALTER INDEX command_unfinished RENAME TO command_open_orders;
COMMENT ON COLUMN command.done_at IS 'when it was executed or its failure published; null while that is open';
COMMENT ON COLUMN command.call_id IS 'the call to place; null for other commands';
COMMENT ON COLUMN command.variables IS 'NAME=value, the channel variables of the call to place; null for other commands';
COMMENT ON INDEX command_open_orders IS 'orders to place a call that were claimed and are not done';
COMMENT ON INDEX command_claimed_at IS 'retention';

COMMENT ON COLUMN applied_endpoint.deleted IS 'deleted rows are kept: the node reports Unregistered after the deletion';
COMMENT ON INDEX applied_endpoint_registration IS 'the endpoint that a Registry event is about';
