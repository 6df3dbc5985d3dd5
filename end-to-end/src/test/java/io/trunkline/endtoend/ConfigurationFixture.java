package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Creates carriers, clients, numbers and campaigns over REST, each with a unique name, and waits until Asterisk
/// has them.
final class ConfigurationFixture {
    /// Longer than an answer takes on a busy machine, so only unanswered calls time out.
    static final int RING_TIMEOUT_SECONDS = 20;

    private static final AtomicInteger NAME_COUNTER = new AtomicInteger();
    private static final Duration REGISTRATION_TIMEOUT = Duration.ofSeconds(60);

    private final SuiteClient api;
    private final SuiteConfiguration configuration;

    ConfigurationFixture(SuiteClient api) {
        this.api = api;
        this.configuration = new SuiteConfiguration(api);
    }

    String createTenant() {
        return configuration.createTenant(uniqueName("Tenant"));
    }

    /// Creates a carrier that identifies the node by its address.
    JsonNode createIpCarrier(SippAnswerer at, Map<String, ?> more) {
        Map<String, Object> body = ipCarrier(at);
        body.putAll(more);
        return configuration.awaitApplied("/api/v1/carriers/" + id(configuration.createCarrier(body)));
    }

    /// Creates a carrier that the node registers with, without waiting for the registration.
    JsonNode createRegistrationCarrier(SippAnswerer at, String user, String password, Map<String, ?> more) {
        Map<String, Object> body = ipCarrier(at);
        body.remove("qualifySeconds");
        body.putAll(Map.of("registrationType", "registration", "username", user, "password", password));
        body.putAll(more);
        return configuration.createCarrier(body);
    }

    private static Map<String, Object> ipCarrier(SippAnswerer at) {
        Map<String, Object> body = SuiteConfiguration.ipCarrier(uniqueName("Carrier"), at.host(), at.port());
        body.put("dialTimeoutSeconds", RING_TIMEOUT_SECONDS);
        return body;
    }

    /// Creates a client at a fixed address.
    String createClient(SippAnswerer at) {
        return createClient(at, Map.of());
    }

    String createClient(SippAnswerer at, Map<String, ?> more) {
        Map<String, Object> fields = SuiteConfiguration.fixedClient(uniqueName("Client"), at.host(), at.port());
        fields.putAll(more);
        JsonNode client = configuration.createClient(fields);
        return id(configuration.awaitApplied("/api/v1/clients/" + id(client)));
    }

    /// Creates a client with several endpoints, which are dialed in this order.
    String createClient(SippAnswerer first, SippAnswerer second) {
        JsonNode client = configuration.createClient(Map.of(
                "name", uniqueName("Sites"),
                "qualifySeconds", 0,
                "endpoints",
                        Stream.of(first, second)
                                .map(at -> Map.of("mode", "fixed", "host", at.host(), "port", at.port()))
                                .toList()));
        return id(configuration.awaitApplied("/api/v1/clients/" + id(client)));
    }

    /// Creates a client that registers with the node under its endpoint id.
    JsonNode createRegisteringClient(String password) {
        JsonNode client = configuration.createClient(
                Map.of("name", uniqueName("Office"), "mode", "registers", "password", password, "qualifySeconds", 0));
        return configuration.awaitApplied("/api/v1/clients/" + id(client));
    }

    String createDid(String tenant, String number) {
        return configuration.createDid(tenant, number);
    }

    /// Creates an empty campaign of a tenant.
    String createCampaign(String tenant, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("dialTimeoutSeconds", RING_TIMEOUT_SECONDS));
        fields.putAll(more);
        return configuration.createCampaign(tenant, uniqueName("Campaign"), fields);
    }

    /// Sets a campaign's link to a client.
    void linkClient(String campaign, String client, Map<String, ?> settings) {
        configuration.linkClient(campaign, client, settings);
    }

    /// Sets the carrier of a campaign's outbound calls.
    void addCarrier(String campaign, String carrier, int priority) {
        configuration.addCarrier(campaign, carrier, priority);
    }

    /// Creates a campaign with numbers, a link to a client and a carrier for outbound calls.
    String createCampaign(String tenant, List<String> dids, String client, String carrier) {
        String campaign =
                createCampaign(tenant, Map.of("status", "active", "routingStrategy", "priority", "didIds", dids));
        linkClient(campaign, client, Map.of("priority", 1));
        addCarrier(campaign, carrier, 1);
        return campaign;
    }

    /// Places a call.
    ///
    /// @return its id
    String placeCall(Map<String, ?> order) {
        return api.postUntilReachable(ROUTING, "/api/v1/calls", order)
                .get("callId")
                .asString();
    }

    /// Waits until the entity's version is in Asterisk's tables.
    JsonNode awaitApplied(String path) {
        return configuration.awaitApplied(path);
    }

    /// Waits until the carrier is shown as registered.
    void awaitRegistered(String carrier) {
        Await.until(
                "the carrier is registered",
                REGISTRATION_TIMEOUT,
                () -> api.get(PROVISIONING, "/api/v1/carriers/" + carrier)
                        .path("registered")
                        .asBoolean(false));
    }

    /// Whether routing would choose an endpoint for a call now.
    ///
    /// @param more parameters of the question, each with `&` before it
    boolean wouldTake(String direction, String number, String more, String id) {
        JsonNode explained = api.get(
                ROUTING,
                "/api/v1/routes/explain?direction=" + direction + "&number=" + number.replace("+", "%2B") + more);
        return explained
                .get("trace")
                .valueStream()
                .filter(step -> step.get("chosen").asBoolean())
                .anyMatch(step -> id.equals(step.path("id").asString("")));
    }

    static String uniqueName(String kind) {
        return kind + " " + NAME_COUNTER.incrementAndGet();
    }
}
