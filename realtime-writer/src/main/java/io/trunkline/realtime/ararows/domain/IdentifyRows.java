package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RealtimeText;
import java.util.List;
import java.util.Map;

/// The rows by which Asterisk identifies and reaches a peer at a fixed address.
final class IdentifyRows {
    /// After all carriers.
    static final String CLIENT_RANK = "2";

    private IdentifyRows() {}

    /// One row for each address or CIDR block of a carrier.
    static List<DesiredRow> ofCarrier(Carrier carrier, List<String> matches) {
        return of(rank(carrier), carrier.endpointId(), matches);
    }

    /// One row for the address of a client.
    static List<DesiredRow> ofClient(Client client, List<String> matches) {
        return of(CLIENT_RANK, client.endpointId(), matches);
    }

    static String rank(Carrier carrier) {
        return "1%03d".formatted(carrier.priority());
    }

    /// Asterisk reads these rows in the order of their ids, and the first one that matches identifies a call
    /// (res_config_pgsql sorts by the first column of the query). So a carrier comes before a client at the same
    /// address, and of two carriers the one with the lower priority number comes first.
    ///
    /// @param rank begins the id; the `@` after it cannot be part of an endpoint id
    static List<DesiredRow> of(String rank, String endpoint, List<String> matches) {
        return matches.stream()
                .distinct()
                .map(match -> DesiredRow.of(
                        AraTable.IDENTIFIES,
                        rank + "@" + endpoint + "@" + match,
                        Map.of("endpoint", endpoint, "match", match, "srv_lookups", "no")))
                .toList();
    }

    /// The contact of a peer that does not register.
    ///
    /// @param qualifySeconds between two OPTIONS requests; 0 for none
    static Map<String, String> staticContact(SipAddress peer, int qualifySeconds) {
        return Map.of(
                "contact", RealtimeText.encode(peer.sipUri()),
                "qualify_frequency", Integer.toString(qualifySeconds),
                "qualify_timeout", "3");
    }
}
