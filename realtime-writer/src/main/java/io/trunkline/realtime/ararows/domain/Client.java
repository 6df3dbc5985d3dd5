package io.trunkline.realtime.projection.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call centre that buys calls. An inactive one wants no rows: an endpoint without its auth would let anybody
/// register.
///
/// @param place how Asterisk finds it
/// @param qualifySeconds between two OPTIONS; 0 for none
public record Client(String endpoint, boolean active, Place place, EndpointSettings settings, int qualifySeconds)
        implements Entity {

    /// How Asterisk finds a client.
    public sealed interface Place {}

    /// It registers with us, under its endpoint id as SIP user.
    ///
    /// @param credentials what it has to answer our challenge with
    public record Registers(Credentials credentials) implements Place {}

    /// It stands at a fixed address.
    public record Fixed(Peer peer) implements Place {}

    @Override
    public List<WantedRow> rows(List<String> addresses) {
        if (!active) {
            return List.of();
        }
        var columns = settings.columns(endpoint, "from-client");
        var rows = new ArrayList<WantedRow>();
        switch (place) {
            case Registers registers -> {
                columns.put("identify_by", "username");
                columns.put("auth", endpoint);
                rows.add(registers.credentials().row(endpoint));
                rows.add(WantedRow.of(AraTable.AORS, endpoint, oneContact()));
            }
            case Fixed fixed -> {
                columns.put("identify_by", "ip");
                rows.add(WantedRow.of(AraTable.AORS, endpoint, Identifies.aor(fixed.peer(), qualifySeconds)));
                rows.addAll(Identifies.of(endpoint, addresses));
            }
        }
        rows.add(WantedRow.of(AraTable.ENDPOINTS, endpoint, columns));
        return rows;
    }

    @Override
    public Optional<String> hostToResolve() {
        return active && place instanceof Fixed fixed ? Optional.of(fixed.peer().host()) : Optional.empty();
    }

    /// A phone that restarts registers from a new port: the newest contact replaces the one before it.
    private Map<String, String> oneContact() {
        return Map.of(
                "max_contacts", "1",
                "remove_existing", "yes",
                "qualify_frequency", Integer.toString(qualifySeconds),
                "qualify_timeout", "3");
    }
}
