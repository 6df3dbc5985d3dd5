package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ConfigurationEvents;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A request refers to an entity whose event is not consumed yet. It waits here for much longer than a client waits
/// for the response, so a test fails if a request waits that must be refused immediately.
class ReferencesIT {
    private static final RoutingServiceFixture SERVICE = RoutingServiceFixture.shared()
            .replica(Map.of("trunkline.references.wait-time", "60s", "trunkline.references.max-waiting", 1));

    private final UUID tenantId = UUID.randomUUID();
    private final UUID didId = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SERVICE.stop();
    }

    @Test
    void a_campaign_waits_for_its_tenant_its_number_its_client_and_its_carrier() {
        UUID client = UUID.randomUUID();
        UUID carrier = UUID.randomUUID();
        String body = "{\"tenantId\": \"%s\", \"name\": \"Solar\", \"didIds\": [\"%s\"]}".formatted(tenantId, didId);

        CompletableFuture<HttpResponse<String>> response =
                send(() -> SERVICE.api().post("/api/v1/campaigns", body));
        publishWhileWaiting(ConfigurationEvents.tenant(tenantId));
        SERVICE.topics.publish(did(1, false));

        var campaign = requireSuccess(response.join());
        assertThat(response.join().statusCode()).isEqualTo(201);
        String path = "/api/v1/campaigns/" + campaign.get("id").asString();
        var linked = send(() -> SERVICE.api().put(path + "/clients/" + client, "{}"));
        publishWhileWaiting(
                ConfigurationEvents.client(client, "client-" + client.toString().substring(0, 8)));
        assertThat(requireSuccess(linked.join()).get("clientId").asString()).isEqualTo(client.toString());
        var added = send(() -> SERVICE.api().put(path + "/carriers/" + carrier, "{}"));
        publishWhileWaiting(carrier(carrier));
        assertThat(requireSuccess(added.join()).get("carrierId").asString()).isEqualTo(carrier.toString());
        SERVICE.topics.publish(did(2, true));
    }

    @Test
    void a_call_waits_for_the_number_it_shows() {
        TenantFixture tenant = new TenantFixture(SERVICE);
        String body =
                "{\"tenantId\": \"%s\", \"to\": \"+17065551234\", \"from\": \"%s\"}".formatted(tenant.tenantId, didId);

        CompletableFuture<HttpResponse<String>> response =
                send(() -> SERVICE.api().post("/api/v1/calls", body));
        publishWhileWaiting(new DidChanged(
                didId,
                1,
                false,
                tenant.tenantId,
                "+14045559001",
                "404",
                "PJSIP",
                DidChanged.Status.INACTIVE,
                null,
                Map.of()));

        requireProblem(response.join(), 409, "call.did-unusable");
    }

    @Test
    void deleted_entities_are_refused_at_once() {
        TenantFixture tenant = new TenantFixture(SERVICE);
        TenantFixture.DidFixture number = tenant.createNumber();
        tenant.deleteNumber(number);
        TenantFixture gone = new TenantFixture(SERVICE);
        SERVICE.topics.publish(
                new TenantChanged(gone.tenantId, 2, true, "Acme", TenantChanged.Status.ACTIVE, null, null, null));
        Await.until(
                "the tenant is deleted",
                () -> SERVICE.query("SELECT deleted FROM known_tenants WHERE tenant_id = '" + gone.tenantId + "'")
                        .equals("t"));

        requireProblem(
                SERVICE.api()
                        .post(
                                "/api/v1/campaigns",
                                "{\"tenantId\": \"%s\", \"name\": \"Solar\", \"didIds\": [\"%s\"]}"
                                        .formatted(tenant.tenantId, number.id())),
                422,
                "did.unknown");
        requireProblem(
                SERVICE.api()
                        .post(
                                "/api/v1/calls",
                                "{\"tenantId\": \"%s\", \"to\": \"+17065551234\", \"from\": \"%s\"}"
                                        .formatted(tenant.tenantId, number.id())),
                422,
                "did.unknown");
        requireProblem(
                SERVICE.api()
                        .post("/api/v1/campaigns", "{\"tenantId\": \"%s\", \"name\": \"A\"}".formatted(gone.tenantId)),
                422,
                "tenant.unknown");
    }

    @Test
    void a_request_more_than_may_wait_is_refused_at_once_and_so_is_a_sellers_unknown_carrier() {
        CompletableFuture<HttpResponse<String>> waiting =
                send(() -> SERVICE.api().get("/api/v1/blocked-callers?tenantId=" + tenantId));
        awaitWaiting();

        requireProblem(
                SERVICE.api().get("/api/v1/blocked-callers?tenantId=" + UUID.randomUUID()), 422, "tenant.unknown");

        SERVICE.topics.publish(ConfigurationEvents.tenant(tenantId));
        requireSuccess(waiting.join());
        TenantFixture tenant = new TenantFixture(SERVICE);
        tenant.createNumber();
        requireProblem(
                SERVICE.api()
                        .withToken(SERVICE.tokens.seller(tenant.tenantId))
                        .post("/api/v1/calls", "{\"to\": \"+17065551234\", \"carrier\": \"no-such-carrier\"}"),
                422,
                "carrier.unknown");
    }

    private DidChanged did(long version, boolean deleted) {
        return new DidChanged(
                didId,
                version,
                deleted,
                tenantId,
                "+14045559000",
                "404",
                "PJSIP",
                DidChanged.Status.ACTIVE,
                null,
                Map.of());
    }

    private static Event carrier(UUID id) {
        return ConfigurationEvents.carrier(
                id,
                "carrier-" + id.toString().substring(0, 8),
                1,
                new ConfigurationEvents.CarrierSettings(
                        1,
                        io.trunkline.events.configuration.CarrierChanged.RegistrationType.IP,
                        null,
                        null,
                        null,
                        Map.of()));
    }

    private static CompletableFuture<HttpResponse<String>> send(Supplier<HttpResponse<String>> request) {
        return CompletableFuture.supplyAsync(request);
    }

    private static void publishWhileWaiting(Event event) {
        awaitWaiting();
        SERVICE.topics.publish(event);
    }

    private static void awaitWaiting() {
        Await.until(
                "a request waits",
                () -> SERVICE.api()
                        .management()
                        .get("/actuator/prometheus")
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("trunkline_references_waiting") && line.endsWith(" 1.0")));
    }
}
