package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A call centre that buys calls. An inactive one wants no rows: an endpoint without its auth would let anybody
/// register.
///
/// @param location how Asterisk finds it
/// @param qualifySeconds between two OPTIONS; 0 for none
public record Client(
        String endpointId, boolean active, Location location, EndpointSettings settings, int qualifySeconds)
        implements Entity {

    /// How Asterisk finds a client.
    public sealed interface Location {}

    /// It registers with us, under its endpoint id as SIP user.
    ///
    /// @param credentials what it has to answer our challenge with
    public record Registered(Credentials credentials) implements Location {}

    /// It stands at a fixed address.
    public record FixedAddress(SipAddress address) implements Location {}

    @Override
    public List<DesiredRow> rows(List<String> addresses) {
        if (!active) {
            return List.of();
        }
        var columns = settings.columns(endpointId, "from-client");
        var rows = new ArrayList<DesiredRow>();
        switch (location) {
            case Registered registers -> {
                columns.put("identify_by", "username");
                columns.put("auth", endpointId);
                rows.add(registers.credentials().authRow(endpointId));
                rows.add(DesiredRow.of(AraTable.AORS, endpointId, singleContact()));
            }
            case FixedAddress fixed -> {
                columns.put("identify_by", "ip");
                rows.add(DesiredRow.of(
                        AraTable.AORS, endpointId, IdentifyRows.staticContact(fixed.address(), qualifySeconds)));
                rows.addAll(IdentifyRows.of(endpointId, addresses));
            }
        }
        rows.add(DesiredRow.of(AraTable.ENDPOINTS, endpointId, columns));
        return rows;
    }

    @Override
    public Optional<String> hostToResolve() {
        return active && location instanceof FixedAddress fixed
                ? Optional.of(fixed.address().host())
                : Optional.empty();
    }

    /// A phone that restarts registers from a new port: the newest contact replaces the one before it.
    private Map<String, String> singleContact() {
        return Map.of(
                "max_contacts", "1",
                "remove_existing", "yes",
                "qualify_frequency", Integer.toString(qualifySeconds),
                "qualify_timeout", "3");
    }
}
