package io.trunkline.routing.admission.domain;

/// Why a lease was released or a call ended; stored with it.
public enum Evidence {
    NEXT_QUESTION,
    HANGUP_HANDLER,
    ATTEMPT_ENDED,
    CALL_COMPLETED,
    SNAPSHOT,
    /// A live attempt was adopted before its own question arrived.
    ASKED_LATE
}
