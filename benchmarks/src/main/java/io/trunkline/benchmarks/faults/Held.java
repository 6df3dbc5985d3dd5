package io.trunkline.benchmarks.faults;

import io.trunkline.events.calls.PartyIds;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// An attempt that the node was let through with, from the answer's arrival until the node's own end of it.
///
/// @param call    its call id
/// @param number  from 1 in a call
/// @param inbound a call that came in: its carrier is counted and never refuses it
/// @param asked   when its question was first sent, [System#nanoTime]
/// @param granted when the answer was there
record Held(
        String call, int number, boolean inbound, UUID lease, String endpoint, PartyIds ids, long asked, long granted) {

    /// Of campaign and link, which an answered attempt uses up.
    List<UUID> counting() {
        return Stream.concat(Stream.ofNullable(ids.campaignId()), Stream.ofNullable(inbound ? ids.linkId() : null))
                .toList();
    }
}
