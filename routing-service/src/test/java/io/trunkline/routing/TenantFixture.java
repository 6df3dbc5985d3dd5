package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ConfigurationEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A tenant with numbers, clients and carriers for one test, published as their services publish them.
final class TenantFixture {
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);
    private static final AtomicInteger CALLS = new AtomicInteger(1);

    final UUID tenantId = UUID.randomUUID();
    private final RoutingServiceFixture routing;

    TenantFixture(RoutingServiceFixture routing) {
        this.routing = routing;
        routing.topics.publish(ConfigurationEvents.tenant(tenantId));
        awaitKnown("known_tenants", "tenant_id", tenantId);
    }

    record DidFixture(UUID id, String e164) {}

    record EndpointFixture(UUID id, String endpointId) {}

    static String newCallId() {
        return "ast1-1795168093." + CALLS.incrementAndGet();
    }

    DidFixture createNumber() {
        return createNumber(DidChanged.Status.ACTIVE, null, "PJSIP");
    }

    DidFixture createNumber(DidChanged.Status status, Long limit, String trunk) {
        DidFixture number = new DidFixture(UUID.randomUUID(), "+1404555" + NUMBERS.incrementAndGet());
        routing.topics.publish(
                new DidChanged(number.id(), 1, false, tenantId, number.e164(), "404", trunk, status, limit, Map.of()));
        awaitKnown("known_dids", "did_id", number.id());
        return number;
    }

    /// @param tags of the number; its region is `north`
    DidFixture createNumberWithTags(String e164, String trunk, List<String> tags) {
        DidFixture number = new DidFixture(UUID.randomUUID(), e164);
        routing.topics.publish(new DidChanged(
                number.id(),
                1,
                false,
                tenantId,
                e164,
                e164.startsWith("+1") ? e164.substring(2, 5) : null,
                trunk,
                DidChanged.Status.ACTIVE,
                null,
                Map.of("region", "north"),
                tags));
        awaitKnown("known_dids", "did_id", number.id());
        return number;
    }

    void deleteNumber(DidFixture number) {
        routing.topics.publish(new DidChanged(
                number.id(),
                2,
                true,
                tenantId,
                number.e164(),
                "404",
                "PJSIP",
                DidChanged.Status.ACTIVE,
                null,
                Map.of()));
        awaitVersion("known_dids", "did_id", number.id(), 2);
    }

    EndpointFixture createClient() {
        return createLimitedClient(null);
    }

    /// @param maxConcurrency null for no limit
    EndpointFixture createLimitedClient(@Nullable Integer maxConcurrency) {
        return createClient(maxConcurrency, null);
    }

    /// @param maxConcurrency null for no limit
    /// @param rules null for none
    EndpointFixture createClient(@Nullable Integer maxConcurrency, ClientChanged.@Nullable Rules rules) {
        UUID id = UUID.randomUUID();
        EndpointFixture client =
                new EndpointFixture(id, "client-" + id.toString().substring(0, 8));
        routing.topics.publish(ConfigurationEvents.client(id, client.endpointId(), maxConcurrency, rules));
        awaitKnown("known_clients", "client_id", id);
        return client;
    }

    /// A client with two endpoints, the second one `<the first>-2`.
    EndpointFixture createClientWithTwoEndpoints(ClientChanged.@Nullable Rules rules) {
        UUID id = UUID.randomUUID();
        EndpointFixture client =
                new EndpointFixture(id, "client-" + id.toString().substring(0, 8));
        List<String> endpoints = List.of(client.endpointId(), client.endpointId() + "-2");
        routing.topics.publish(ConfigurationEvents.client(id, endpoints, rules));
        awaitKnown("known_clients", "client_id", id);
        return client;
    }

    EndpointFixture createIpCarrier(int priority) {
        return createCarrier(priority, CarrierChanged.RegistrationType.IP, null);
    }

    /// A carrier identified by IP address, whose calls have a header with this value.
    EndpointFixture createAccount(int priority, String header, String value) {
        EndpointFixture carrier = createIpCarrier(priority);
        routing.topics.publish(ConfigurationEvents.carrierWithAccount(
                carrier.id(),
                carrier.endpointId(),
                2,
                new ConfigurationEvents.CarrierSettings(
                        priority, CarrierChanged.RegistrationType.IP, null, null, null, Map.of()),
                new CarrierChanged.AccountHeader(header, value)));
        awaitVersion("known_carriers", "carrier_id", carrier.id(), 2);
        return carrier;
    }

    EndpointFixture createRegistrationCarrier(int priority) {
        return createCarrier(priority, CarrierChanged.RegistrationType.REGISTRATION, null);
    }

    EndpointFixture createCarrierWithPrefix(String prefix) {
        return createCarrier(50, CarrierChanged.RegistrationType.IP, prefix);
    }

    private EndpointFixture createCarrier(int priority, CarrierChanged.RegistrationType type, String prefix) {
        UUID id = UUID.randomUUID();
        EndpointFixture carrier =
                new EndpointFixture(id, "carrier-" + id.toString().substring(0, 8));
        publishCarrier(carrier, 1, priority, type, prefix, NONE);
        awaitKnown("known_carriers", "carrier_id", id);
        return carrier;
    }

    /// A carrier with a dial prefix that is offered to these tenants.
    EndpointFixture createCarrierOfferedTo(List<UUID> tenants, String prefix) {
        UUID id = UUID.randomUUID();
        EndpointFixture carrier =
                new EndpointFixture(id, "carrier-" + id.toString().substring(0, 8));
        offerCarrier(carrier, 1, tenants, prefix);
        return carrier;
    }

    void offerCarrier(EndpointFixture carrier, long version, List<UUID> tenants, String prefix) {
        routing.topics.publish(ConfigurationEvents.carrierOfferedTo(
                tenants,
                carrier.id(),
                carrier.endpointId(),
                version,
                new ConfigurationEvents.CarrierSettings(
                        1, CarrierChanged.RegistrationType.IP, prefix, null, null, Map.of())));
        awaitVersion("known_carriers", "carrier_id", carrier.id(), version);
    }

    /// A carrier's limits and failover table.
    record CarrierLimits(
            Integer channels, Integer callsPerSecond, Map<String, CarrierChanged.FailoverAction> failover) {}

    static final CarrierLimits NONE = new CarrierLimits(null, null, Map.of());

    /// A carrier identified by IP address, with limits.
    EndpointFixture createLimitedCarrier(int priority, CarrierLimits limits) {
        EndpointFixture carrier = createIpCarrier(priority);
        publishCarrier(carrier, 2, priority, CarrierChanged.RegistrationType.IP, null, limits);
        awaitVersion("known_carriers", "carrier_id", carrier.id(), 2);
        return carrier;
    }

    void limitTenant(long version, Integer callsPerSecond, List<String> allowed, List<String> barred) {
        routing.topics.publish(new TenantChanged(
                tenantId,
                version,
                false,
                "Acme",
                TenantChanged.Status.ACTIVE,
                callsPerSecond,
                new TenantChanged.Destinations(allowed, barred),
                null));
        awaitVersion("known_tenants", "tenant_id", tenantId, version);
    }

    void moveTenant(long version, String country) {
        routing.topics.publish(
                new TenantChanged(tenantId, version, false, "Acme", TenantChanged.Status.ACTIVE, null, null, country));
        awaitVersion("known_tenants", "tenant_id", tenantId, version);
    }

    void suspendTenant(long version) {
        routing.topics.publish(
                new TenantChanged(tenantId, version, false, "Acme", TenantChanged.Status.SUSPENDED, null, null, null));
        awaitVersion("known_tenants", "tenant_id", tenantId, version);
    }

    void publishCarrier(
            EndpointFixture carrier,
            long version,
            int priority,
            CarrierChanged.RegistrationType type,
            String prefix,
            CarrierLimits limits) {
        routing.topics.publish(ConfigurationEvents.carrier(
                carrier.id(),
                carrier.endpointId(),
                version,
                new ConfigurationEvents.CarrierSettings(
                        priority, type, prefix, limits.channels(), limits.callsPerSecond(), limits.failover())));
    }

    /// Sets the status of a carrier as an operator does.
    void setCarrierStatus(EndpointFixture carrier, long version, CarrierChanged.Status status) {
        routing.topics.publish(ConfigurationEvents.carrier(
                carrier.id(),
                carrier.endpointId(),
                version,
                new ConfigurationEvents.CarrierSettings(
                        50, CarrierChanged.RegistrationType.IP, null, null, null, Map.of()),
                status));
        awaitVersion("known_carriers", "carrier_id", carrier.id(), version);
    }

    void publishStatus(
            EndpointFixture endpoint, EndpointStatus.Aspect aspect, EndpointStatus.State state, long sequence) {
        publishStatus("ast1", endpoint, aspect, state, sequence);
    }

    void publishStatus(
            String node,
            EndpointFixture endpoint,
            EndpointStatus.Aspect aspect,
            EndpointStatus.State state,
            long sequence) {
        Instant incarnation = Instant.parse("2026-11-20T00:00:00Z");
        routing.topics.publish(new EndpointStatus(
                node, incarnation, sequence, endpoint.endpointId(), aspect, state, incarnation, null, null));
    }

    /// Creates a campaign over the API that uses the numbers and is linked to the clients in this order.
    JsonNode createCampaign(List<DidFixture> numbers, List<EndpointFixture> clients, List<EndpointFixture> carriers) {
        String body = """
                {"tenantId": "%s", "name": "%s", "dialTimeoutSeconds": 20, "didIds": [%s]}
                """.formatted(
                        tenantId,
                        "Campaign " + UUID.randomUUID(),
                        String.join(
                                ",",
                                numbers.stream()
                                        .map(number -> "\"" + number.id() + "\"")
                                        .toList()));
        JsonNode campaign = requireSuccess(routing.api().post("/api/v1/campaigns", body));
        String path = "/api/v1/campaigns/" + campaign.get("id").asString();
        for (int i = 0; i < clients.size(); i++) {
            requireSuccess(
                    routing.api().put(path + "/clients/" + clients.get(i).id(), "{\"priority\": " + (i + 1) + "}"));
        }
        for (int i = 0; i < carriers.size(); i++) {
            requireSuccess(
                    routing.api().put(path + "/carriers/" + carriers.get(i).id(), "{\"priority\": " + (i + 1) + "}"));
        }
        return requireSuccess(routing.api().get(path));
    }

    private void awaitVersion(String table, String key, UUID id, long version) {
        Await.until(
                table + " knows version " + version + " of " + id,
                () -> !routing.query(
                                "SELECT 1 FROM " + table + " WHERE " + key + " = '" + id + "' AND version = " + version)
                        .isEmpty());
    }

    private void awaitKnown(String table, String key, UUID id) {
        Await.until(
                table + " knows " + id,
                () -> !routing.query("SELECT 1 FROM " + table + " WHERE " + key + " = '" + id + "'")
                        .isEmpty());
    }
}
