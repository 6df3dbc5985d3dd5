-- The names of what calls refer to, as their owners last said them.
CREATE TABLE names (
    id      uuid    PRIMARY KEY,
    kind    text    NOT NULL,
    name    text    NOT NULL,
    version bigint  NOT NULL,
    deleted boolean NOT NULL
);
