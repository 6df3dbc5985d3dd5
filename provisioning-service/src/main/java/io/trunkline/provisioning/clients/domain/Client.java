package io.trunkline.provisioning.clients.domain;

import io.trunkline.telephony.ids.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stored client.
///
/// @param version from 1, increased by one with each change of the configuration
/// @param endpoints at least one, in the order in which they are dialed
/// @param deletedAt null until the client is deleted
public record Client(
        ClientId id,
        long version,
        ClientSettings settings,
        List<ClientEndpoint> endpoints,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {

    public Client {
        endpoints = List.copyOf(endpoints);
    }

    /// The one that is dialed first.
    public ClientEndpoint first() {
        return endpoints.getFirst();
    }

    /// Whether its only endpoint has the client's id, as that of a client of an earlier version.
    public boolean isPlain() {
        return endpoints.size() == 1 && first().id().equals(id.value());
    }

    /// The next version, with these endpoints.
    public Client next(ClientSettings changed, List<ClientEndpoint> with, Instant now) {
        return new Client(id, version + 1, changed, with, createdAt, now, null);
    }

    /// The next version, which is deleted. The first endpoint keeps its password, since the table requires one if it
    /// registers; no other does.
    public Client deletedVersion(Instant now) {
        var kept = Stream.concat(
                        Stream.of(first()),
                        endpoints.stream().skip(1).map(endpoint -> endpoint.withSealedPassword(null)))
                .toList();
        return new Client(id, version + 1, settings, kept, createdAt, now, now);
    }

    /// Whether both have the same settings, endpoints and stored passwords.
    public boolean hasConfigurationOf(Client other) {
        return settings.equals(other.settings) && endpoints.equals(other.endpoints);
    }
}
