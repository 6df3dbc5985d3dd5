package io.trunkline.provisioning.endpoints.domain;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A carrier or client that is identified by the source addresses of its calls.
///
/// @param priority of a carrier; 0 for a client
/// @param sources addresses, CIDR blocks or a host name
/// @param accountHeader name of the header that tells carriers at one address apart; null for none
public record AddressedEndpoint(
        UUID id,
        Kind kind,
        String name,
        String endpointId,
        int priority,
        List<String> sources,
        @Nullable String accountHeader) {
    /// Of several endpoints with the source address of a call, the first one has it: carriers before clients, those
    /// with the lower priority number first, then by endpoint id. The ids of the rows in ps_endpoint_id_ips, which
    /// Asterisk reads in their order, follow it.
    public static final Comparator<AddressedEndpoint> PRECEDENCE = Comparator.comparing(AddressedEndpoint::kind)
            .thenComparing(AddressedEndpoint::priority)
            .thenComparing(AddressedEndpoint::endpointId);

    /// In the order in which they get a call.
    public enum Kind {
        CARRIER,
        CLIENT
    }

    public AddressedEndpoint {
        sources = List.copyOf(sources);
    }

    /// Without a header.
    public AddressedEndpoint(UUID id, Kind kind, String name, String endpointId, int priority, List<String> sources) {
        this(id, kind, name, endpointId, priority, sources, null);
    }

    /// Whether the node reads the header of the other one in calls that it takes for this one's.
    boolean readsHeaderOf(AddressedEndpoint other) {
        return accountHeader != null && accountHeader.equalsIgnoreCase(other.accountHeader);
    }
}
