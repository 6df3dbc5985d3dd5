package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.List;
import java.util.Map;

/// The rows by which Asterisk identifies and reaches a peer at a fixed address.
final class IdentifyRows {
    private IdentifyRows() {}

    /// One row for each address or CIDR block. The `@` in its id cannot be part of an endpoint id.
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
    /// @param qualifySeconds between two OPTIONS requests; 0 for none
    static Map<String, String> staticContact(SipAddress peer, int qualifySeconds) {
        return Map.of(
                "contact", peer.sipUri(),
                "qualify_frequency", Integer.toString(qualifySeconds),
                "qualify_timeout", "3");
    }
}
