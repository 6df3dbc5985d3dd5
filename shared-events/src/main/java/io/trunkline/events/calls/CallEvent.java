package io.trunkline.events.calls;

import io.trunkline.events.Event;

/// An event about a call. The key is the call id, so the events of one call stay in order per producer.
public sealed interface CallEvent extends Event permits CallRouted, CallProgress, CallCompleted, CdrRecorded {

    /// `<systemname>-<epoch seconds>.<suffix>`; see [io.trunkline.telephony.CallId].
    String callId();

    @Override
    default String key() {
        return callId();
    }
}
