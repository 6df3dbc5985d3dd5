package io.trunkline.benchmarks.faults.verification;

import io.trunkline.events.calls.PartyIds;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// An attempt that the node was let through with, from the answer's arrival until the node's own end of it.
///
/// @param call    its call id
/// @param number  from 1 in a call
/// @param inbound a call that came in: its carrier is counted and never refuses it
/// @param questionSentNanos   when its question was first sent, [System#nanoTime]
/// @param answerReceivedNanos when the answer was there
public record AdmittedAttempt(
        String call,
        int number,
        boolean inbound,
        UUID lease,
        String endpoint,
        PartyIds ids,
        long questionSentNanos,
        long answerReceivedNanos) {

    /// Of campaign and link, which an answered attempt uses up.
    List<UUID> totalCapIds() {
        return Stream.concat(Stream.ofNullable(ids.campaignId()), Stream.ofNullable(inbound ? ids.linkId() : null))
                .toList();
    }
}
