package io.trunkline.testkit;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.TenantChanged;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events as provisioning-service publishes them, for tests of the services that consume them.
public final class ConfigurationEvents {
    private ConfigurationEvents() {}

    /// An active tenant without limits.
    public static TenantChanged tenant(UUID id) {
        return new TenantChanged(id, 1, false, "Acme", TenantChanged.Status.ACTIVE, null, null, null);
    }

    /// An active client that registers.
    public static ClientChanged client(UUID id, String endpointId) {
        return client(id, endpointId, null);
    }

    /// An active client that registers.
    ///
    /// @param maxConcurrency null for no limit
    public static ClientChanged client(UUID id, String endpointId, @Nullable Integer maxConcurrency) {
        return client(id, endpointId, maxConcurrency, null);
    }

    /// An active client that registers.
    ///
    /// @param maxConcurrency null for no limit
    /// @param rules null for none
    public static ClientChanged client(
            UUID id, String endpointId, @Nullable Integer maxConcurrency, ClientChanged.@Nullable Rules rules) {
        return new ClientChanged(
                id,
                1,
                false,
                endpointId,
                endpointId,
                ClientChanged.Status.ACTIVE,
                ClientChanged.Mode.REGISTERS,
                null,
                null,
                "user",
                null,
                "udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                Map.of(),
                maxConcurrency,
                rules);
    }

    /// An active client with several endpoints at fixed addresses. The first one has the client's id.
    public static ClientChanged client(UUID id, List<String> endpointIds, ClientChanged.@Nullable Rules rules) {
        var endpoints = endpointIds.stream()
                .map(endpoint -> new ClientChanged.Endpoint(
                        endpoint.equals(endpointIds.getFirst()) ? id : UUID.randomUUID(),
                        endpoint,
                        ClientChanged.Mode.FIXED,
                        "192.0.2.90",
                        5060,
                        null,
                        null))
                .toList();
        var first = endpoints.getFirst();
        return new ClientChanged(
                id,
                1,
                false,
                first.endpointId(),
                first.endpointId(),
                ClientChanged.Status.ACTIVE,
                first.mode(),
                first.host(),
                first.port(),
                null,
                null,
                "udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                Map.of(),
                null,
                rules,
                endpoints);
    }

    /// What tests of routing vary about a carrier.
    ///
    /// @param priority 1 is chosen first
    /// @param dialPrefix null for none
    /// @param maxChannels null for no limit
    /// @param maxCallsPerSecond null for no limit
    public record CarrierSettings(
            int priority,
            CarrierChanged.RegistrationType registrationType,
            @Nullable String dialPrefix,
            @Nullable Integer maxChannels,
            @Nullable Integer maxCallsPerSecond,
            Map<String, CarrierChanged.FailoverAction> failover) {}

    /// An active carrier that is offered to all tenants.
    public static CarrierChanged carrier(UUID id, String endpointId, long version, CarrierSettings settings) {
        return carrier(id, endpointId, version, settings, CarrierChanged.Status.ACTIVE);
    }

    /// A carrier with this status that is offered to all tenants.
    public static CarrierChanged carrier(
            UUID id, String endpointId, long version, CarrierSettings settings, CarrierChanged.Status status) {
        return carrier(id, endpointId, version, settings, status, null, List.of(), null);
    }

    /// An active carrier whose calls have a header with this value.
    public static CarrierChanged carrierWithAccount(
            UUID id, String endpointId, long version, CarrierSettings settings, CarrierChanged.AccountHeader account) {
        var signaling =
                new CarrierChanged.Signaling(CarrierChanged.Protocol.UDP, Map.of(), null, null, null, null, account);
        return carrier(id, endpointId, version, settings, CarrierChanged.Status.ACTIVE, null, List.of(), signaling);
    }

    /// An active carrier that is offered to these tenants.
    public static CarrierChanged carrierOfferedTo(
            List<UUID> tenants, UUID id, String endpointId, long version, CarrierSettings settings) {
        CarrierChanged.OfferedTo offeredTo =
                tenants.isEmpty() ? CarrierChanged.OfferedTo.NONE : CarrierChanged.OfferedTo.SOME;
        return carrier(id, endpointId, version, settings, CarrierChanged.Status.ACTIVE, offeredTo, tenants, null);
    }

    private static CarrierChanged carrier(
            UUID id,
            String endpointId,
            long version,
            CarrierSettings settings,
            CarrierChanged.Status status,
            CarrierChanged.@Nullable OfferedTo offeredTo,
            List<UUID> offeredTenantIds,
            CarrierChanged.@Nullable Signaling signaling) {
        return new CarrierChanged(
                id,
                version,
                false,
                endpointId,
                endpointId,
                "custom",
                CarrierChanged.TrunkType.PJSIP,
                settings.registrationType(),
                "sip.example.net",
                5060,
                List.of(),
                "user",
                null,
                null,
                null,
                null,
                "udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                settings.maxChannels(),
                settings.priority(),
                status,
                settings.dialPrefix(),
                25,
                CarrierChanged.NumberFormat.DIGITS,
                Map.of(),
                settings.maxCallsPerSecond(),
                settings.failover(),
                offeredTo,
                offeredTenantIds,
                null,
                null,
                null,
                null,
                signaling);
    }
}
