package io.trunkline.benchmarks.site;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.servers.Await;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tenant with numbers, clients, carriers and campaigns: the first four said on their topics as their owners say
/// them, the campaigns made over the REST API.
public final class Town {
    private static final JsonMapper JSON = new JsonMapper();

    private final Site site;
    private final Wire wire;
    private final UUID tenant = UUID.randomUUID();
    private int numbers = 1000;
    private int endpoints;

    public Town(Site site, Wire wire) {
        this.site = site;
        this.wire = wire;
        wire.say(new TenantChanged(tenant, 1, false, "Acme", TenantChanged.Status.ACTIVE, null, null));
        known("known_tenants", "tenant_id", tenant);
    }

    /// A number of the tenant.
    public record Number(UUID id, String e164) {}

    /// A client or a carrier.
    ///
    /// @param name its id in Asterisk
    public record Endpoint(UUID id, String name) {}

    public Number number() {
        Number number = new Number(UUID.randomUUID(), "+1404556" + ++numbers);
        wire.say(new DidChanged(
                number.id(),
                1,
                false,
                tenant,
                number.e164(),
                "404",
                "PJSIP",
                DidChanged.Status.ACTIVE,
                null,
                Map.of()));
        known("known_dids", "did_id", number.id());
        return number;
    }

    public Endpoint client() {
        Endpoint client = new Endpoint(UUID.randomUUID(), "client-" + ++endpoints);
        wire.say(new ClientChanged(
                client.id(),
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
        known("known_clients", "client_id", client.id());
        return client;
    }

    /// @param maxChannels null for no limit
    public Endpoint carrier(@Nullable Integer maxChannels) {
        Endpoint carrier = new Endpoint(UUID.randomUUID(), "carrier-" + ++endpoints);
        say(carrier, 1, maxChannels);
        known("known_carriers", "carrier_id", carrier.id());
        return carrier;
    }

    /// A carrier with another limit; it is in force some time after this.
    public void say(Endpoint carrier, long version, @Nullable Integer maxChannels) {
        wire.say(new CarrierChanged(
                carrier.id(),
                version,
                false,
                carrier.name(),
                carrier.name(),
                "custom",
                CarrierChanged.TrunkType.PJSIP,
                CarrierChanged.RegistrationType.IP,
                "sip.example.net",
                5060,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                "udp",
                List.of("ulaw"),
                "rfc4733",
                0,
                maxChannels,
                50,
                CarrierChanged.Status.ACTIVE,
                null,
                25,
                CarrierChanged.NumberFormat.DIGITS,
                Map.of(),
                null,
                Map.of()));
    }

    /// @param settings as the REST API takes them, beside tenant and numbers
    /// @return the campaign as it answers
    public JsonNode campaign(Map<String, ?> settings, List<Number> answers) {
        return accepted(api().post("/api/campaigns", campaignBody(settings, answers)));
    }

    /// The body of a campaign of this town.
    public String campaignBody(Map<String, ?> settings, List<Number> answers) {
        Map<String, Object> body = new java.util.HashMap<>(settings);
        body.put("tenantId", tenant);
        body.put("didIds", answers.stream().map(Number::id).toList());
        return json(body);
    }

    /// @return the campaign as it answers, the link in it
    public JsonNode link(UUID campaign, Endpoint client, Map<String, ?> settings) {
        return accepted(api().put("/api/campaigns/" + campaign + "/clients/" + client.id(), json(settings)));
    }

    /// What another version of a carrier's configuration waits for.
    public boolean knows(Endpoint carrier, long version) {
        return site.ask("SELECT version FROM known_carriers WHERE carrier_id = '" + carrier.id() + "'")
                .equals("" + version);
    }

    public void carry(UUID campaign, Endpoint carrier, int priority) {
        var _ = accepted(api().put(
                        "/api/campaigns/" + campaign + "/carriers/" + carrier.id(), "{\"priority\":" + priority + "}"));
    }

    public static String json(Map<String, ?> body) {
        return JSON.writeValueAsString(body);
    }

    /// @throws IllegalStateException when it is not 2xx
    public static JsonNode accepted(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private RestClient api() {
        return site.api(site.replicas().getFirst());
    }

    private void known(String table, String key, UUID id) {
        wire.flush();
        Await.until(
                table + " knows " + id,
                () -> !site.ask("SELECT 1 FROM " + table + " WHERE " + key + " = '" + id + "'")
                        .isEmpty());
    }
}
