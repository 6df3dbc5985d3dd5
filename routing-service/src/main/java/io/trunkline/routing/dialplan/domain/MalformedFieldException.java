package io.trunkline.routing.dialplan.domain;

/// A field of a question is malformed. The value is not kept, since it may be an attack.
final class MalformedFieldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedFieldException(String field) {
        super(field, null, false, false);
    }

    String field() {
        return String.valueOf(getMessage());
    }
}
