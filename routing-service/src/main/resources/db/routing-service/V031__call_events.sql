-- how a placed call went, for those who follow it; numbers of one call are given under the lock of its row
ALTER TABLE placed_calls
    ADD COLUMN events       integer NOT NULL DEFAULT 0,
    ADD COLUMN cancelled_at timestamptz,
    ADD COLUMN stop_reason  text,
    ADD COLUMN last_outcome text;

CREATE TABLE placed_call_events (
    call_id      text        NOT NULL REFERENCES placed_calls (call_id),
    number       integer     NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('requested', 'routed', 'ringing', 'answered', 'ended')),
    attempt      integer     NOT NULL,
    occurred_at  timestamptz NOT NULL,
    carrier_id   uuid,
    client_id    uuid,
    name         text,
    reason       text,
    cause        integer,
    PRIMARY KEY (call_id, number),
    UNIQUE (call_id, kind, attempt)
);

INSERT INTO placed_call_events (call_id, number, kind, attempt, occurred_at)
SELECT call_id, 1, 'requested', 0, placed_at FROM placed_calls;
INSERT INTO placed_call_events (call_id, number, kind, attempt, occurred_at, reason)
SELECT call_id, 2, 'ended', 0, ended_at, COALESCE(reason, 'ended') FROM placed_calls WHERE ended_at IS NOT NULL;
UPDATE placed_calls SET events = CASE WHEN ended_at IS NULL THEN 1 ELSE 2 END;
