CREATE TABLE dialplan_lines (
    id         uuid PRIMARY KEY,
    version    bigint      NOT NULL CHECK (version > 0),
    context    text        NOT NULL,
    exten      text        NOT NULL,
    priority   integer     NOT NULL CHECK (priority > 0),
    app        text        NOT NULL,
    appdata    text        NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz
);

CREATE UNIQUE INDEX dialplan_lines_place ON dialplan_lines (context, exten, priority) WHERE deleted_at IS NULL;
COMMENT ON INDEX dialplan_lines_place IS 'one place, one line; the list in the order of the dialplan';
