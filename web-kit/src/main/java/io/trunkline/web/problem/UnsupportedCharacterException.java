package io.trunkline.web.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/// Text in a request has the character U+0000, which PostgreSQL does not store.
public final class UnsupportedCharacterException extends DatabindException {
    static final String MESSAGE = "must not contain the character U+0000";

    public UnsupportedCharacterException(JsonParser parser) {
        super(parser, MESSAGE);
    }
}
