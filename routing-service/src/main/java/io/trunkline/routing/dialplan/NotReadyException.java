package io.trunkline.routing.dialplan;

/// Nothing is known of what was asked for, but not everything has been heard yet: the dialplan is to fall back.
final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotReadyException() {
        super("not everything has been heard yet", null, false, false);
    }
}
