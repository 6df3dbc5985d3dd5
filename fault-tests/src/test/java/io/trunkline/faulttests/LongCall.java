package io.trunkline.faulttests;

import io.trunkline.testkit.sipp.SippCaller;

/// A call that lasts until it is ended.
///
/// @param from the caller's number, unique to this call
record LongCall(String from, SippCaller.StartedCall startedCall) implements AutoCloseable {

    /// Waits until the caller has hung up.
    void awaitAnsweredEnd() {
        if (!startedCall.awaitEnd().isAnswered()) {
            throw new AssertionError("the call from " + from + " was not answered");
        }
    }

    @Override
    public void close() {
        startedCall.close();
    }
}
