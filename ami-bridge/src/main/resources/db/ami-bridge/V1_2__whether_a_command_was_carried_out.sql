-- a bridge may be killed between a claim and the action: what it takes to find that out, and to say it
ALTER TABLE command
    ADD COLUMN deadline  timestamptz,
    ADD COLUMN done_at   timestamptz,
    ADD COLUMN call_id   text,
    ADD COLUMN variables text[];
COMMENT ON COLUMN command.done_at IS 'carried out, or said not to have been; null: claimed, and nothing more is known';
COMMENT ON COLUMN command.call_id IS 'of an order to place a call';
COMMENT ON COLUMN command.variables IS 'NAME=value, whose call it was to be; of an order to place a call';

-- claims from before this was kept count as carried out
UPDATE command SET done_at = claimed_at;

CREATE INDEX command_unfinished ON command (node, deadline) WHERE done_at IS NULL AND kind = 'originate';
COMMENT ON INDEX command_unfinished IS 'orders that were claimed and of which nothing more is known';
