package io.trunkline.routing.admission.domain;

/// Why a lease was given back, or a call ended; kept with it.
public enum Evidence {
    NEXT_QUESTION,
    HANGUP_HANDLER,
    ATTEMPT_ENDED,
    CALL_COMPLETED,
    SNAPSHOT,
    /// A live attempt had been adopted before its own question came.
    ASKED_LATE
}
