package io.trunkline.demo.kept;

import io.trunkline.telephony.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call of the history.
///
/// @param callId its suffix says `demo`
/// @param direction inbound or outbound
/// @param number called number in E.164 form
/// @param from the caller's number in E.164 form
/// @param did the called number of an inbound call, the caller ID of an outbound one
/// @param attempts empty when routing stopped the call
/// @param stopReason why routing stopped it or did not try on; null for an answered call
record HistoricCall(
        String callId,
        Instant start,
        Direction direction,
        Business.Campaign campaign,
        Business.Did did,
        String number,
        String from,
        List<Attempt> attempts,
        @Nullable String stopReason) {

    /// @param link null for an attempt to a carrier
    /// @param ring until the answer or the end
    /// @param talk zero without an answer
    record Attempt(
            Business.Party carrier, Business.@Nullable Link link, AttemptResult result, Duration ring, Duration talk) {

        /// The carrier or client that is dialed.
        Business.Party dialed() {
            return link == null ? carrier : link.client();
        }
    }

    boolean isAnswered() {
        return !attempts.isEmpty() && attempts.getLast().result() == AttemptResult.ANSWERED;
    }
}
