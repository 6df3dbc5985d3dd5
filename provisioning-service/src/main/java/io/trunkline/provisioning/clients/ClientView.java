package io.trunkline.provisioning.clients;

import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientDraft;
import io.trunkline.provisioning.clients.domain.ClientSettings.Address;
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
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client as the API returns it: its configuration and its observed status.
///
/// @param username the user it registers as; null for a client with a fixed address
/// @param password a generated password; returned once, when the client is created, and null otherwise
/// @param openingHours null for always open
/// @param applied the version that is in Asterisk's realtime tables; null before the first
/// @param reachable whether any node has a reachable contact of it; null if unknown
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

    static ClientView of(Client client, ObservedStatus observed, @Nullable String password) {
        var settings = client.settings();
        var draft = ClientDraft.of(settings);
        var health = EndpointHealth.of(NodeStatus.Aspect.CONTACT, observed.nodeStatuses());
        return new ClientView(
                client.id().value(),
                client.endpointId().value(),
                client.version(),
                settings.name(),
                settings.description(),
                WireName.of(settings.status()),
                WireName.of(settings.mode()),
                settings.address().map(address -> address.host().value()).orElse(null),
                settings.address().map(Address::port).orElse(null),
                client.registrationUsername().orElse(null),
                password,
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
                observed.applied().orElse(null),
                health.up().orElse(null),
                health.lastUpAt().orElse(null),
                health.lastErrorAt().orElse(null),
                health.lastError().orElse(null),
                NodeStatusView.listOf(observed.nodeStatuses()),
                List.of(),
                null);
    }

    ClientView withWarnings(List<SaveWarning> found) {
        return with(password, found, tableRows);
    }

    ClientView withTableRows(PlannedRows planned) {
        return with(password, warnings, planned);
    }

    ClientView withoutPassword() {
        return with(null, warnings, tableRows);
    }

    private ClientView with(
            @Nullable String shownPassword, List<SaveWarning> shownWarnings, @Nullable PlannedRows shownRows) {
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
