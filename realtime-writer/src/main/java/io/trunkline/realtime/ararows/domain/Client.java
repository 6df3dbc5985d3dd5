package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A client: a call center that receives calls. An inactive client has no rows, since an endpoint without auth
/// would accept any registration.
///
/// @param qualifySeconds between two OPTIONS requests; 0 for none
public record Client(
        String endpointId, boolean active, Location location, EndpointSettings settings, int qualifySeconds)
        implements Entity {

    /// How Asterisk reaches a client.
    public sealed interface Location {}

    /// It registers with Asterisk, with its endpoint id as SIP user. Its endpoint has no transport: Asterisk then calls
    /// the contact over the one by which it registered, such as a connection of TLS (measured with Asterisk 22).
    public record Registered(Credentials credentials) implements Location {}

    /// It has a fixed address.
    public record FixedAddress(SipAddress address) implements Location {}

    @Override
    public List<DesiredRow> rows(List<String> addresses) {
        if (!active) {
            return List.of();
        }
        var columns = settings.columns(endpointId, "from-client");
        var rows = new ArrayList<DesiredRow>();
        switch (location) {
            case Registered registered -> {
                columns.remove("transport");
                columns.put("identify_by", "username");
                columns.put("auth", endpointId);
                rows.add(registered.credentials().inboundAuthRow(endpointId));
                rows.add(DesiredRow.of(AraTable.AORS, endpointId, singleContact()));
            }
            case FixedAddress fixed -> {
                columns.put("identify_by", "ip");
                rows.add(DesiredRow.of(
                        AraTable.AORS, endpointId, IdentifyRows.staticContact(fixed.address(), qualifySeconds)));
                rows.addAll(IdentifyRows.ofClient(this, addresses));
            }
        }
        rows.add(DesiredRow.of(AraTable.ENDPOINTS, endpointId, columns));
        return rows;
    }

    @Override
    public Optional<IdentifyingHost> hostToResolve() {
        return active && location instanceof FixedAddress fixed
                ? Optional.of(new IdentifyingHost(fixed.address().host(), IdentifyRows.CLIENT_RANK))
                : Optional.empty();
    }

    /// A phone that restarts registers from a new port, so the newest contact replaces the previous one.
    private Map<String, String> singleContact() {
        return Map.of(
                "max_contacts", "1",
                "remove_existing", "yes",
                "qualify_frequency", Integer.toString(qualifySeconds),
                "qualify_timeout", "3");
    }
}
