package io.trunkline.routing.dialplan;

/// The hangup handler said something that is not of the grammar.
final class MalformedEndException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedEndException() {
        super(null, null, false, false);
    }
}
