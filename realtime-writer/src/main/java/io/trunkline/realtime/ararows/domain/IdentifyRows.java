package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.List;
import java.util.Map;

/// How Asterisk knows a peer at a fixed address, and reaches it.
final class IdentifyRows {
    private IdentifyRows() {}

    /// One row an address or block, each with an id of its own that no endpoint can have. Names are resolved by
    /// us: Asterisk would resolve them once, when it loads.
    static List<DesiredRow> of(String endpoint, List<String> matches) {
        return matches.stream()
                .distinct()
                .map(match -> DesiredRow.of(
                        AraTable.IDENTIFIES,
                        endpoint + "@" + match,
                        Map.of("endpoint", endpoint, "match", match, "srv_lookups", "no")))
                .toList();
    }

    /// The contact of a peer that does not register.
    ///
    /// @param qualifySeconds 0 for no OPTIONS
    static Map<String, String> staticContact(SipAddress peer, int qualifySeconds) {
        return Map.of(
                "contact", peer.sipUri(),
                "qualify_frequency", Integer.toString(qualifySeconds),
                "qualify_timeout", "3");
    }
}
