package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.List;

/// The host whose addresses identify an entity's calls.
///
/// @param name a host name, a literal address, or the name of the SRV records whose targets' addresses do
/// @param rank begins the ids of the rows, see [IdentifyRows]
public record IdentifyingHost(String name, String rank) {
    /// A row for each address.
    public List<DesiredRow> rows(String endpoint, List<String> addresses) {
        return IdentifyRows.of(rank, endpoint, addresses);
    }
}
