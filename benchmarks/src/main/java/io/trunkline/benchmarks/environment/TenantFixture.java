package io.trunkline.benchmarks.environment;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ConfigurationEvents;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tenant with numbers, clients, carriers and campaigns. The first four are published as events like those of the
/// services that own them; the campaigns are created over the REST API.
public final class TenantFixture {
    private static final JsonMapper JSON = new JsonMapper();

    private final BenchEnvironment environment;
    private final TopicClient topics;
    private final UUID tenantId = UUID.randomUUID();
    private int numbers = 1000;
    private int endpoints;

    public TenantFixture(BenchEnvironment environment, TopicClient topics) {
        this.environment = environment;
        this.topics = topics;
        topics.publish(ConfigurationEvents.tenant(tenantId));
        awaitKnown("known_tenants", "tenant_id", tenantId);
    }

    /// A number of the tenant.
    public record PhoneNumber(UUID id, String e164) {}

    /// A client or a carrier.
    ///
    /// @param endpointId the endpoint id in Asterisk
    public record Endpoint(UUID id, String endpointId) {}

    public PhoneNumber createNumber() {
        PhoneNumber number = new PhoneNumber(UUID.randomUUID(), "+1404556" + ++numbers);
        topics.publish(new DidChanged(
                number.id(),
                1,
                false,
                tenantId,
                number.e164(),
                "404",
                "PJSIP",
                DidChanged.Status.ACTIVE,
                null,
                Map.of()));
        awaitKnown("known_dids", "did_id", number.id());
        return number;
    }

    public Endpoint createClient() {
        Endpoint client = new Endpoint(UUID.randomUUID(), "client-" + ++endpoints);
        topics.publish(ConfigurationEvents.client(client.id(), client.endpointId()));
        awaitKnown("known_clients", "client_id", client.id());
        return client;
    }

    /// @param maxChannels null for no limit
    public Endpoint createCarrier(@Nullable Integer maxChannels) {
        Endpoint carrier = new Endpoint(UUID.randomUUID(), "carrier-" + ++endpoints);
        publishCarrier(carrier, 1, maxChannels);
        awaitKnown("known_carriers", "carrier_id", carrier.id());
        return carrier;
    }

    /// Publishes a carrier with a new limit, which is in force some time later.
    public void publishCarrier(Endpoint carrier, long version, @Nullable Integer maxChannels) {
        topics.publish(ConfigurationEvents.carrier(
                carrier.id(),
                carrier.endpointId(),
                version,
                new ConfigurationEvents.CarrierSettings(
                        50, CarrierChanged.RegistrationType.IP, null, maxChannels, null, Map.of())));
    }

    /// @param settings fields of the REST API other than tenant and numbers
    /// @return the campaign in the response
    public JsonNode createCampaign(Map<String, ?> settings, List<PhoneNumber> answers) {
        return requireSuccess(api().post("/api/v1/campaigns", campaignBody(settings, answers)));
    }

    /// The request body of a campaign of this tenant.
    public String campaignBody(Map<String, ?> settings, List<PhoneNumber> answers) {
        Map<String, Object> body = new HashMap<>(settings);
        body.put("tenantId", tenantId);
        body.put("didIds", answers.stream().map(PhoneNumber::id).toList());
        return json(body);
    }

    /// @return the link in the response
    public JsonNode linkClient(UUID campaign, Endpoint client, Map<String, ?> settings) {
        return requireSuccess(api().put("/api/v1/campaigns/" + campaign + "/clients/" + client.id(), json(settings)));
    }

    /// Whether routing-service has consumed this version of a carrier.
    public boolean isApplied(Endpoint carrier, long version) {
        return environment
                .query("SELECT version FROM known_carriers WHERE carrier_id = '" + carrier.id() + "'")
                .equals("" + version);
    }

    public void addCarrier(UUID campaign, Endpoint carrier, int priority) {
        var _ = requireSuccess(api().put(
                        "/api/v1/campaigns/" + campaign + "/carriers/" + carrier.id(),
                        "{\"priority\":" + priority + "}"));
    }

    public static String json(Map<String, ?> body) {
        return JSON.writeValueAsString(body);
    }

    /// @throws IllegalStateException if the status is not 2xx
    public static JsonNode requireSuccess(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private RestClient api() {
        return environment.apiClient(environment.replicas().getFirst());
    }

    private void awaitKnown(String table, String key, UUID id) {
        topics.flush();
        Await.until(
                table + " knows " + id,
                () -> !environment
                        .query("SELECT 1 FROM " + table + " WHERE " + key + " = '" + id + "'")
                        .isEmpty());
    }
}
