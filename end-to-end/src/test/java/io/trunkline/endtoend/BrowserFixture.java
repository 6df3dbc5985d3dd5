package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// What the scripts in the browser find: a tenant with a seller, a carrier, a client and a campaign, the campaign and
/// the call of another tenant, and two registrars of SIPp.
final class BrowserFixture implements AutoCloseable {
    static final String ADMIN = "browser.admin";
    static final String SELLER = "browser.seller";
    static final String FIRST_PASSWORD = "the first password of a user";

    private static final String NUMBER = "+14045556001";
    private static final String FOREIGN_NUMBER = "+14045556002";
    private static final String CALLER = "15551239001";
    private static final Map<String, String> REGISTRARS = Map.of("en", "Northwind Voice", "es", "Viento Sur");
    private static final Map<String, String> CAMPAIGNS = Map.of("en", "Spring offers", "es", "Ofertas de primavera");

    /// By their last digits, the carrier answers, is busy, declines or fails.
    private static final List<String> OUTBOUND = List.of(
            "+17065550111",
            "+16155550111",
            "+442079460111",
            "+34910000111",
            "+17065550486",
            "+525555550111",
            "+17065550603",
            "+34910000486",
            "+17065550503",
            "+442079461111",
            "+17065550404");

    private final TestEnvironment environment;
    private final SuiteConfiguration configuration;
    private final SippAnswerer carrier =
            SippAnswerer.start(SippAnswerer.Options.defaults().talkingFor(Duration.ofSeconds(2)));
    private final SippAnswerer client = SippAnswerer.start();
    private final Map<String, SippAnswerer> registrars = new HashMap<>();
    private final Map<String, Object> facts = new HashMap<>();
    private final String campaign;

    BrowserFixture(TestEnvironment environment) {
        this.environment = environment;
        SuiteClient api = environment.api();
        this.configuration = new SuiteConfiguration(api);
        Map<String, Object> riverside =
                Map.of("name", "Riverside Travel", "destinations", Map.of("allowed", List.of("+34", "+44", "+52")));
        String tenant = id(api.post(PROVISIONING, "/api/v1/tenants", riverside));
        createUser(Map.of("username", ADMIN, "role", "admin"));
        createUser(Map.of("username", SELLER, "role", "seller", "tenantId", tenant));
        Map<String, Object> body = SuiteConfiguration.ipCarrier("Atlantic Voice", carrier.host(), carrier.port());
        body.putAll(Map.of("maxChannels", 20, "provider", "bandwidth"));
        String carrierId = id(configuration.createCarrier(body));
        String office = createClient("Denver office");
        campaign = createCampaign(tenant, "Winter offers", NUMBER, office, carrierId);
        facts.put("tenant", Map.of("name", "Riverside Travel"));
        facts.put("client", Map.of("name", "Denver office"));
        facts.put("live", Map.of("number", NUMBER));
        facts.put("foreign", foreign(office, carrierId));
        facts.put("registrars", registrars());
        facts.put(
                "numbers",
                Map.of(
                        "en",
                        List.of("+14045556101", "+14045556102", "+14045556103"),
                        "es",
                        List.of("+14045556201", "+14045556202", "+14045556203")));
        facts.put(
                "stories",
                Map.of(
                        "en",
                        Map.of("campaign", CAMPAIGNS.get("en"), "caller", "1555123910"),
                        "es",
                        Map.of("campaign", CAMPAIGNS.get("es"), "caller", "1555123920")));
    }

    /// The address that calls come in from.
    String carrierHost() {
        return carrier.host();
    }

    /// What the scripts get as `CONSOLE_FACTS`.
    Map<String, Object> facts() {
        return Map.copyOf(facts);
    }

    /// Calls with various ends, so that the screens have something to show.
    void placeVariousCalls() {
        ConfigurationFixture fixture = new ConfigurationFixture(environment.api());
        CallRecords records = new CallRecords(environment.api());
        List<SippCaller.StartedCall> inbound = IntStream.range(0, 8)
                .mapToObj(i -> environment.startCallIn(
                        new SippCaller(
                                carrier.host(), "1404555%04d".formatted(7200 + 13 * i), Duration.ofSeconds(2 + i)),
                        NUMBER))
                .toList();
        List<String> placed = OUTBOUND.stream()
                .map(to -> fixture.placeCall(Map.of("to", to, "campaignId", campaign)))
                .toList();
        inbound.forEach(call -> {
            var _ = call.awaitEnd();
            call.close();
        });
        placed.forEach(records::awaitComplete);
    }

    private void createUser(Map<String, String> fields) {
        Map<String, Object> user = new HashMap<>(fields);
        user.put("password", FIRST_PASSWORD);
        var _ = environment.api().post(PROVISIONING, "/api/v1/users", user);
    }

    private String createClient(String name) {
        JsonNode created =
                configuration.createClient(SuiteConfiguration.fixedClient(name, client.host(), client.port()));
        return id(configuration.awaitApplied("/api/v1/clients/" + id(created)));
    }

    private String createCampaign(String tenant, String name, String number, String client, String carrier) {
        String created = configuration.createCampaign(
                tenant,
                name,
                Map.of(
                        "dialTimeoutSeconds",
                        ConfigurationFixture.RING_TIMEOUT_SECONDS,
                        "routingStrategy",
                        "priority",
                        "didIds",
                        List.of(configuration.createDid(tenant, number))));
        configuration.linkClient(created, client, Map.of("priority", 1, "maxConcurrency", 10, "dailyCap", 400));
        configuration.addCarrier(created, carrier, 1);
        return created;
    }

    /// Another tenant, its campaign and an answered call.
    private Map<String, Object> foreign(String office, String carrierId) {
        String tenant = configuration.createTenant("Lakeside Insurance");
        String foreign = createCampaign(tenant, "Lakeside renewals", FOREIGN_NUMBER, office, carrierId);
        var _ = configuration.awaitApplied("/api/v1/carriers/" + carrierId);
        SippCaller caller = new SippCaller(carrier.host(), CALLER, Duration.ofSeconds(1));
        assertThat(environment.callIn(caller, FOREIGN_NUMBER).isAnswered()).isTrue();
        String call = new CallRecords(environment.api())
                .awaitFrom(CALLER)
                .get("callId")
                .asString();
        return Map.of("campaign", "Lakeside renewals", "campaignId", foreign, "callId", call);
    }

    private Map<String, Object> registrars() {
        Map<String, Object> all = new HashMap<>();
        REGISTRARS.forEach((language, name) -> {
            String user = "user-" + language;
            SippAnswerer registrar = SippAnswerer.start(
                    SippAnswerer.Options.defaults().acceptingRegistration(user, "the right password"));
            registrars.put(language, registrar);
            all.put(
                    language,
                    Map.of(
                            "name",
                            name,
                            "host",
                            registrar.host(),
                            "port",
                            registrar.port(),
                            "username",
                            user,
                            "password",
                            "the right password"));
        });
        return all;
    }

    @Override
    public void close() {
        registrars.values().forEach(SippAnswerer::close);
        client.close();
        carrier.close();
    }
}
