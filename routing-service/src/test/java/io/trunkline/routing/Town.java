package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.events.nodes.EndpointStatus;
import io.trunkline.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// A tenant of a test's own with numbers, clients and carriers, said as their owners would say them.
final class Town {
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);
    private static final AtomicInteger CALLS = new AtomicInteger(1);

    final UUID tenant = UUID.randomUUID();
    private final RoutingUnderTest routing;

    Town(RoutingUnderTest routing) {
        this.routing = routing;
        routing.wire.publish(new TenantChanged(tenant, 1, false, "Acme", TenantChanged.Status.ACTIVE, null, null));
        known("known_tenants", "tenant_id", tenant);
    }

    record Number(UUID id, String e164) {}

    record Endpoint(UUID id, String name) {}

    static String call() {
        return "ast1-1795168093." + CALLS.incrementAndGet();
    }

    Number number() {
        return number(DidChanged.Status.ACTIVE, null, "PJSIP");
    }

    Number number(DidChanged.Status status, Long limit, String trunk) {
        Number number = new Number(UUID.randomUUID(), "+1404555" + NUMBERS.incrementAndGet());
        routing.wire.publish(
                new DidChanged(number.id(), 1, false, tenant, number.e164(), "404", trunk, status, limit, Map.of()));
        known("known_dids", "did_id", number.id());
        return number;
    }

    Endpoint client() {
        UUID id = UUID.randomUUID();
        Endpoint client = new Endpoint(id, "client-" + id.toString().substring(0, 8));
        routing.wire.publish(new ClientChanged(
                id,
                1,
                false,
                client.name(),
                client.name(),
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
                Map.of()));
        known("known_clients", "client_id", id);
        return client;
    }

    Endpoint ipCarrier(int priority) {
        return carrier(priority, CarrierChanged.RegistrationType.IP, null);
    }

    Endpoint registrationCarrier(int priority) {
        return carrier(priority, CarrierChanged.RegistrationType.REGISTRATION, null);
    }

    Endpoint carrierWithPrefix(String prefix) {
        return carrier(50, CarrierChanged.RegistrationType.IP, prefix);
    }

    private Endpoint carrier(int priority, CarrierChanged.RegistrationType type, String prefix) {
        UUID id = UUID.randomUUID();
        Endpoint carrier = new Endpoint(id, "carrier-" + id.toString().substring(0, 8));
        say(carrier, 1, priority, type, prefix, NONE);
        known("known_carriers", "carrier_id", id);
        return carrier;
    }

    /// What a carrier may carry, and what follows its failures.
    record Limits(Integer channels, Integer callsPerSecond, Map<String, CarrierChanged.FailoverAction> failover) {}

    static final Limits NONE = new Limits(null, null, Map.of());

    /// A carrier known by address, with limits.
    Endpoint limitedCarrier(int priority, Limits limits) {
        Endpoint carrier = ipCarrier(priority);
        say(carrier, 2, priority, CarrierChanged.RegistrationType.IP, null, limits);
        knownAs("known_carriers", "carrier_id", carrier.id(), 2);
        return carrier;
    }

    void limitTenant(long version, Integer callsPerSecond, List<String> allowed, List<String> barred) {
        routing.wire.publish(new TenantChanged(
                tenant,
                version,
                false,
                "Acme",
                TenantChanged.Status.ACTIVE,
                callsPerSecond,
                new TenantChanged.Destinations(allowed, barred)));
        knownAs("known_tenants", "tenant_id", tenant, version);
    }

    void suspendTenant(long version) {
        routing.wire.publish(
                new TenantChanged(tenant, version, false, "Acme", TenantChanged.Status.SUSPENDED, null, null));
        knownAs("known_tenants", "tenant_id", tenant, version);
    }

    void say(
            Endpoint carrier,
            long version,
            int priority,
            CarrierChanged.RegistrationType type,
            String prefix,
            Limits limits) {
        routing.wire.publish(new CarrierChanged(
                carrier.id(),
                version,
                false,
                carrier.name(),
                carrier.name(),
                "custom",
                CarrierChanged.TrunkType.PJSIP,
                type,
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
                limits.channels(),
                priority,
                CarrierChanged.Status.ACTIVE,
                prefix,
                25,
                CarrierChanged.NumberFormat.DIGITS,
                Map.of(),
                limits.callsPerSecond(),
                limits.failover()));
    }

    void status(Endpoint endpoint, EndpointStatus.Aspect aspect, EndpointStatus.State state, long sequence) {
        Instant incarnation = Instant.parse("2026-11-20T00:00:00Z");
        routing.wire.publish(new EndpointStatus(
                "ast1", incarnation, sequence, endpoint.name(), aspect, state, incarnation, null, null));
    }

    /// A campaign over the API that answers for the numbers and is linked to the clients in their order.
    JsonNode campaign(List<Number> numbers, List<Endpoint> clients, List<Endpoint> carriers) {
        String body = """
                {"tenantId": "%s", "name": "%s", "dialTimeoutSeconds": 20, "didIds": [%s]}
                """.formatted(
                        tenant,
                        "Campaign " + UUID.randomUUID(),
                        String.join(
                                ",",
                                numbers.stream()
                                        .map(number -> "\"" + number.id() + "\"")
                                        .toList()));
        JsonNode campaign = accepted(routing.api().post("/api/campaigns", body));
        String path = "/api/campaigns/" + campaign.get("id").asString();
        for (int i = 0; i < clients.size(); i++) {
            campaign = accepted(
                    routing.api().put(path + "/clients/" + clients.get(i).id(), "{\"priority\": " + (i + 1) + "}"));
        }
        for (int i = 0; i < carriers.size(); i++) {
            campaign = accepted(
                    routing.api().put(path + "/carriers/" + carriers.get(i).id(), "{\"priority\": " + (i + 1) + "}"));
        }
        return campaign;
    }

    private void knownAs(String table, String key, UUID id, long version) {
        Await.until(
                table + " knows version " + version + " of " + id,
                () -> !routing.ask(
                                "SELECT 1 FROM " + table + " WHERE " + key + " = '" + id + "' AND version = " + version)
                        .isEmpty());
    }

    private void known(String table, String key, UUID id) {
        Await.until(
                table + " knows " + id,
                () -> !routing.ask("SELECT 1 FROM " + table + " WHERE " + key + " = '" + id + "'")
                        .isEmpty());
    }
}
