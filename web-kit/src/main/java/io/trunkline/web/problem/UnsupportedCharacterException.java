package io.trunkline.web.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/// Text in a request is not [StorableText].
public final class UnsupportedCharacterException extends DatabindException {
    static final String MESSAGE = "must not contain the character U+0000 or half of a surrogate pair";

    public UnsupportedCharacterException(JsonParser parser) {
        super(parser, MESSAGE);
    }
}
