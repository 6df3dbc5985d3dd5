package io.trunkline.endtoend.faults;

import io.trunkline.testkit.sipp.Caller;

/// Somebody who talks with the client.
///
/// @param from the caller's number, nobody else's
record Talk(String from, Caller.Ringing ringing) implements AutoCloseable {

    /// Waits until the caller has hung up.
    void ended() {
        if (!ringing.await().answered()) {
            throw new AssertionError("the call from " + from + " was not answered");
        }
    }

    @Override
    public void close() {
        ringing.close();
    }
}
