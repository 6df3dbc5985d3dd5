package io.trunkline.events.calls;

import io.trunkline.events.Event;

/// A fact of a call, keyed by the call id, so that one call's facts stay in order per producer.
public sealed interface CallEvent extends Event permits CallRouted, CallProgress, CallCompleted, CdrRecorded {

    /// `<systemname>-<epoch seconds>.<suffix>`; see [CallId].
    String callId();

    @Override
    default String key() {
        return callId();
    }
}
