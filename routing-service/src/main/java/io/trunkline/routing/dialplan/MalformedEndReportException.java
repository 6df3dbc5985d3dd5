package io.trunkline.routing.dialplan;

/// The hangup handler sent a malformed form.
final class MalformedEndReportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedEndReportException() {
        super(null, null, false, false);
    }
}
