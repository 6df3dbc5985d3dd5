package io.trunkline.ami.connection.domain;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call that is hung up shortly after it was answered.
///
/// @param order the channel to dial, with its caller ID and variables; it continues in no dialplan
/// @param talkTime after which it is hung up
public record TestCall(CallOrder order, Duration talkTime) {
    /// @param callId becomes the Uniqueid of the channel
    /// @param ringTimeout after which the node gives up
    public static TestCall of(
            String callId,
            String channel,
            @Nullable String callerId,
            Duration ringTimeout,
            Map<String, String> variables) {
        CallOrder order = new CallOrder(callId, channel, "none", "none", ringTimeout, callerId, variables);
        return new TestCall(order, Duration.ofSeconds(1));
    }
}
