package io.trunkline.benchmarks.faults.verification;

import io.trunkline.events.calls.PartyIds;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// An admitted attempt, from the arrival of the answer until its end on the node.
///
/// @param call    its call id
/// @param number  from 1 in a call
/// @param inbound an inbound call: the cap of its carrier counts it but never rejects it
/// @param questionSentNanos   when its question was first sent, [System#nanoTime]
/// @param answerReceivedNanos when the answer was received
public record AdmittedAttempt(
        String call,
        int number,
        boolean inbound,
        UUID lease,
        String endpoint,
        PartyIds ids,
        long questionSentNanos,
        long answerReceivedNanos) {

    /// The total caps of campaign and link, which an answered attempt uses.
    List<UUID> totalCapIds() {
        return Stream.concat(Stream.ofNullable(ids.campaignId()), Stream.ofNullable(inbound ? ids.linkId() : null))
                .toList();
    }
}
