package io.trunkline.routing.decision.domain;

import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.ClientEndpoint;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import java.util.Optional;
import java.util.Set;

/// The clients that a call has dialed already. The endpoints of a client are dialed one directly after the other: once
/// a call has moved on to another client, it does not come back.
///
/// @param clients clients dialed
/// @param endpoints the endpoints that were dialed
/// @param last the client of the last attempt, if its next endpoint may be dialed: the attempt was not declined, and
///     it is known which endpoint it dialed
public record TriedClients(Set<ClientId> clients, Set<EndpointId> endpoints, Optional<ClientId> last) {
    /// No attempts yet.
    public static final TriedClients NONE = new TriedClients(Set.of(), Set.of(), Optional.empty());

    public TriedClients {
        clients = Set.copyOf(clients);
        endpoints = Set.copyOf(endpoints);
    }

    /// Clients dialed with all their endpoints.
    public static TriedClients entirely(Set<ClientId> clients) {
        return new TriedClients(clients, Set.of(), Optional.empty());
    }

    public boolean isEmpty() {
        return clients.isEmpty();
    }

    public boolean contains(ClientId client) {
        return clients.contains(client);
    }

    /// The endpoint to dial next; empty if the client has none left that may be dialed.
    public Optional<ClientEndpoint> next(Client client) {
        boolean mayBeDialed = !contains(client.id()) || isLast(client);
        return client.endpoints().stream()
                .filter(endpoint -> mayBeDialed && endpoint.mayBeDialed() && !isTried(client, endpoint))
                .findFirst();
    }

    /// Whether the call goes on with another endpoint of the client that it dialed last.
    public boolean continuesWith(Client client) {
        return isLast(client) && next(client).isPresent();
    }

    private boolean isLast(Client client) {
        return last.filter(client.id()::equals).isPresent();
    }

    private boolean isTried(Client client, ClientEndpoint endpoint) {
        return contains(client.id()) && endpoints.contains(endpoint.id());
    }
}
