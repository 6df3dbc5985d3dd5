package io.trunkline.routing.dialplan;

/// The hangup handler said something that is not of the grammar.
final class MalformedEndReportException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedEndReportException() {
        super(null, null, false, false);
    }
}
