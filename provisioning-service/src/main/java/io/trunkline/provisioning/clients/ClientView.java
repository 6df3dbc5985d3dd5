package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientDraft;
import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.clients.domain.WeeklyHours;
import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import io.trunkline.provisioning.observedstatus.domain.AppliedVersion;
import io.trunkline.provisioning.observedstatus.domain.EndpointHealth;
import io.trunkline.provisioning.observedstatus.domain.NodeStatus;
import io.trunkline.provisioning.observedstatus.domain.NodeStatusView;
import io.trunkline.provisioning.observedstatus.domain.ObservedStatus;
import io.trunkline.provisioning.realtimewriter.domain.PlannedRows;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client as the API returns it: its configuration and its observed status. The fields `endpointId`, `mode` to
/// `password`, and `nodes` are those of its first endpoint.
///
/// @param username the user it registers as; null for a client with a fixed address
/// @param password a generated password; returned once, when the client is created, and null otherwise
/// @param endpoints at least one, in the order in which they are dialed
/// @param openingHours null for always open
/// @param applied the version that is in Asterisk's realtime tables, the lowest of its endpoints; null before the
///     first
/// @param reachable whether any node has a reachable contact of any endpoint; null if unknown
/// @param nodes the status reported by each node
/// @param warnings what the operator should know about a client just saved; empty when it is read
/// @param tableRows what a dry run would write to Asterisk's tables; null otherwise
record ClientView(
        UUID id,
        String endpointId,
        long version,
        String name,
        @Nullable String description,
        String status,
        String mode,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password,
        List<ClientEndpointView> endpoints,
        List<String> codecs,
        String dtmfMode,
        long qualifySeconds,
        SortedMap<String, String> advancedSettings,
        @Nullable Integer maxConcurrency,
        @Nullable Long totalCallsAllowed,
        @Nullable Integer dailyCap,
        @Nullable Integer weeklyCap,
        @Nullable Integer monthlyCap,
        String timeZone,
        @Nullable WeeklyHours openingHours,
        Instant createdAt,
        Instant updatedAt,
        @Nullable AppliedVersion applied,
        @Nullable Boolean reachable,
        @Nullable Instant lastReachableAt,
        @Nullable Instant lastErrorAt,
        @Nullable String lastError,
        List<NodeStatusView> nodes,
        List<SaveWarning> warnings,
        @Nullable PlannedRows tableRows) {

    /// @param observed by the id of the endpoint
    /// @param passwords generated ones by the id of the endpoint
    static ClientView of(Client client, Map<UUID, ObservedStatus> observed, Map<UUID, String> passwords) {
        var endpoints = client.endpoints().stream()
                .map(endpoint ->
                        ClientEndpointView.of(endpoint, observedOf(endpoint, observed), passwords.get(endpoint.id())))
                .toList();
        return of(client, observed, passwords, endpoints);
    }

    /// The client as configured, without what the nodes report. One with an only endpoint has it in its own fields.
    static ClientView configured(Client client) {
        return client.isPlain() ? of(client, Map.of(), Map.of(), List.of()) : of(client, Map.of(), Map.of());
    }

    private static ClientView of(
            Client client,
            Map<UUID, ObservedStatus> observed,
            Map<UUID, String> passwords,
            List<ClientEndpointView> endpoints) {
        var settings = client.settings();
        var first = client.first();
        var draft = ClientDraft.of(settings, client.endpoints());
        var health = EndpointHealth.of(
                NodeStatus.Aspect.CONTACT,
                client.endpoints().stream()
                        .flatMap(endpoint -> observedOf(endpoint, observed).nodeStatuses().stream())
                        .toList());
        return new ClientView(
                client.id().value(),
                first.endpointId().value(),
                client.version(),
                settings.name(),
                settings.description(),
                WireName.of(settings.status()),
                WireName.of(first.mode()),
                first.address().map(address -> address.host().value()).orElse(null),
                first.address().map(Address::port).orElse(null),
                first.registrationUsername().orElse(null),
                passwords.get(first.id()),
                endpoints,
                settings.codecs(),
                settings.dtmfMode(),
                settings.qualifyInterval().toSeconds(),
                new TreeMap<>(settings.advancedSettings()),
                settings.maxConcurrency(),
                draft.totalCallsAllowed(),
                draft.dailyCap(),
                draft.weeklyCap(),
                draft.monthlyCap(),
                settings.caps().hours().zone().getId(),
                draft.openingHours(),
                client.createdAt(),
                client.updatedAt(),
                applied(client, observed).orElse(null),
                health.up().orElse(null),
                health.lastUpAt().orElse(null),
                health.lastErrorAt().orElse(null),
                health.lastError().orElse(null),
                NodeStatusView.listOf(observedOf(first, observed).nodeStatuses()),
                List.of(),
                null);
    }

    private static ObservedStatus observedOf(ClientEndpoint endpoint, Map<UUID, ObservedStatus> observed) {
        return observed.getOrDefault(endpoint.id(), ObservedStatus.NONE);
    }

    private static Optional<AppliedVersion> applied(Client client, Map<UUID, ObservedStatus> observed) {
        var versions = client.endpoints().stream()
                .map(endpoint -> observedOf(endpoint, observed).applied())
                .toList();
        return versions.stream().allMatch(Optional::isPresent)
                ? versions.stream().flatMap(Optional::stream).min(Comparator.comparingLong(AppliedVersion::version))
                : Optional.empty();
    }

    ClientView withWarnings(List<SaveWarning> found) {
        return with(password, endpoints, found, tableRows);
    }

    ClientView withTableRows(PlannedRows planned) {
        return with(password, endpoints, warnings, planned);
    }

    ClientView withoutPassword() {
        return with(
                null,
                endpoints.stream().map(ClientEndpointView::withoutPassword).toList(),
                warnings,
                tableRows);
    }

    private ClientView with(
            @Nullable String shownPassword,
            List<ClientEndpointView> shownEndpoints,
            List<SaveWarning> shownWarnings,
            @Nullable PlannedRows shownRows) {
        return new ClientView(
                id,
                endpointId,
                version,
                name,
                description,
                status,
                mode,
                host,
                port,
                username,
                shownPassword,
                shownEndpoints,
                codecs,
                dtmfMode,
                qualifySeconds,
                advancedSettings,
                maxConcurrency,
                totalCallsAllowed,
                dailyCap,
                weeklyCap,
                monthlyCap,
                timeZone,
                openingHours,
                createdAt,
                updatedAt,
                applied,
                reachable,
                lastReachableAt,
                lastErrorAt,
                lastError,
                nodes,
                shownWarnings,
                shownRows);
    }

    /// Leaves out the password, so that it never gets into a log.
    @Override
    public String toString() {
        return "ClientView[id=" + id + ", version=" + version + "]";
    }
}
