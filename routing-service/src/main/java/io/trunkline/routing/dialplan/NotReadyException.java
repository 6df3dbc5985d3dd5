package io.trunkline.routing.dialplan;

/// The answer may depend on events that have not been consumed yet, so the dialplan uses its fallback.
final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotReadyException() {
        super("not everything has been heard yet", null, false, false);
    }
}
