package io.trunkline.endtoend.faults;

import io.trunkline.testkit.sipp.SippCaller;

/// Somebody who talks with the client.
///
/// @param from the caller's number, nobody else's
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
