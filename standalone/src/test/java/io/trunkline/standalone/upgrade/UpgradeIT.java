package io.trunkline.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.Suite;
import io.trunkline.standalone.config.SuiteFolder;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.standalone.servers.SuiteServers;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/// A suite that starts on databases filled by an earlier build. `upgrade/README.md` in the test resources says what
/// is in them and how to make a new dump.
class UpgradeIT {
    private static final String BUILD = "2026-11-20";
    private static final String ACME = "42a3e063-456e-431c-9a9a-164f68f487d2";
    private static final String ROUND_ROBIN = "fd10f4a0-e33d-43b7-baaa-2bbf042c19ef";

    /// Tables with a new name; a table that is not named here keeps it.
    private static final Map<String, String> RENAMED = Map.of(
            "audit", "audit_log",
            "heard_campaigns", "campaign_read_model",
            "endpoint_names", "endpoint_ids",
            "campaign_shown_numbers", "campaign_caller_id_dids",
            "said_fact", "published_fact");

    /// Idempotency keys of these services start anew; those of routing-service are kept. The usage of numbers is in
    /// their rows.
    private static final List<String> DROPPED = List.of("idempotency_keys", "idempotency_key", "did_usage");

    private static final long ACTIVE_NUMBERS = 4;
    private static final long ANSWERED_CALLERS = 1;

    @TempDir
    static Path root;

    private static final Map<SuiteService, EarlierDatabase> DATABASES = new EnumMap<>(SuiteService.class);
    private static final Map<SuiteService, Map<String, Long>> ROWS_BEFORE = new EnumMap<>(SuiteService.class);
    private static final Map<SuiteService, Map<String, Long>> ROWS_AFTER = new EnumMap<>(SuiteService.class);
    private static String placedCallReasons;
    private static String stepKinds;
    private static String orderKeys;
    private static Suite suite;
    private static SuiteClient api;

    @BeforeAll
    static void restoreMigrateAndStart() throws IOException, SQLException {
        SuiteFolder folder = new SuiteFolder(root.resolve("suite")).create();
        for (String secret : List.of("first-admin.json", "carrier-keyset.json")) {
            try (var content = new ClassPathResource("upgrade/" + BUILD + "/secrets/" + secret).getInputStream()) {
                Files.copy(content, folder.secrets().resolve(secret));
            }
        }
        SuiteSecrets secrets = new SuiteSecrets(folder);
        var _ = secrets.createMissing();
        SuiteServers servers = new SuiteServers(folder, SuitePorts.load(folder, true));
        servers.startPostgres(secrets);
        try {
            restoreAndMigrate(servers, secrets);
        } finally {
            servers.postgres().stop();
        }
        suite = Suite.prepare(
                SuiteOptions.defaults().withData(folder.root()).withAnyPorts().withoutAsterisk());
        suite.start();
        api = SuiteClient.asAdmin(RunningSuite.inFolder(folder.root()));
    }

    /// Before the services start, since their retention removes rows that are old when this test runs.
    private static void restoreAndMigrate(SuiteServers servers, SuiteSecrets secrets) throws IOException, SQLException {
        for (SuiteService service : SuiteService.withDatabase()) {
            EarlierDatabase database = new EarlierDatabase(service, servers.postgres(), secrets, BUILD);
            database.restore(Files.createDirectory(root.resolve(service.id())));
            DATABASES.put(service, database);
            ROWS_BEFORE.put(service, database.countRows());
            database.migrate();
            ROWS_AFTER.put(service, database.countRows());
        }
        EarlierDatabase routing = DATABASES.get(SuiteService.ROUTING);
        placedCallReasons = routing.query("SELECT string_agg(DISTINCT reason, ' ' ORDER BY reason) FROM placed_calls");
        stepKinds = routing.query("SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind) FROM placed_call_steps");
        orderKeys = routing.query("SELECT operation || ' ' || key FROM idempotent_requests");
    }

    @AfterAll
    static void close() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void every_table_keeps_its_rows() {
        assertThat(ROWS_BEFORE.keySet()).containsExactlyInAnyOrderElementsOf(SuiteService.withDatabase());
        ROWS_BEFORE.forEach((service, before) -> {
            Map<String, Long> expected = new TreeMap<>();
            before.forEach((table, rows) -> expected.put(RENAMED.getOrDefault(table, table), rows));
            DROPPED.forEach(expected::remove);
            if (service == SuiteService.ROUTING) {
                expected.put("idempotent_requests", before.get("idempotency_keys"));
                expected.merge("caps", before.get("known_clients"), Long::sum);
                expected.put("did_rotation", ACTIVE_NUMBERS);
                expected.put("answered_callers", ANSWERED_CALLERS);
            }
            if (service == SuiteService.CDR) {
                expected.put("change_epoch", 1L);
                expected.put("statistics_position", 1L);
            }
            Map<String, Long> after = new TreeMap<>(ROWS_AFTER.get(service));
            assertThat(after.remove("flyway_schema_history"))
                    .isGreaterThanOrEqualTo(expected.remove("flyway_schema_history"));
            assertThat(after).as(service.id()).isEqualTo(expected);
        });
    }

    @Test
    void values_of_placed_calls_have_their_new_names() {
        assertThat(placedCallReasons).isEqualTo("answered attempt.busy attempt.failed attempt.no-answer canceled");
        assertThat(stepKinds).isEqualTo("answered attempt-ended attempt-started ended ringing started");
        assertThat(orderKeys).isEqualTo("POST /api/calls order-1");
    }

    @Test
    void provisioning_has_the_tenants_users_carriers_clients_and_lines() {
        assertThat(names(SuiteService.PROVISIONING, "/tenants"))
                .containsExactlyInAnyOrder("Acme leads", "Demo leads", "Suspended sales");
        JsonNode acme = get(SuiteService.PROVISIONING, "/tenants/" + ACME);
        assertThat(acme.get("maxCallsPerSecond").asInt()).isEqualTo(20);
        assertThat(acme.get("country").asString()).isEqualTo("US");
        assertThat(acme.at("/destinations/barred/0").asString()).isEqualTo("+1900");
        assertThat(items(SuiteService.PROVISIONING, "/users"))
                .extracting(user -> user.get("username").asString())
                .containsExactlyInAnyOrder("admin", "acme", "staff");
        assertThat(items(SuiteService.PROVISIONING, "/carriers"))
                .extracting(carrier -> carrier.get("endpointId").asString() + " "
                        + carrier.get("numberFormat").asString() + " "
                        + carrier.get("dialPrefix").asString("") + " "
                        + carrier.get("maxChannels").asInt(0) + " "
                        + carrier.get("passwordSet").asBoolean() + " " + carrier.get("failover"))
                .containsExactlyInAnyOrder(
                        "alpha as-dialed 9 30 false {\"403\":\"next\",\"cause:34\":\"end\"}",
                        "beta e164 91 0 true {}",
                        "demo-north as-dialed  0 false {}",
                        "demo-south as-dialed  0 true {}");
        assertThat(names(SuiteService.PROVISIONING, "/clients"))
                .containsExactlyInAnyOrder("Demo call centre", "North center", "South center");
        assertThat(items(SuiteService.PROVISIONING, "/dialplan-lines"))
                .extracting(line ->
                        line.get("exten").asString() + " " + line.get("appdata").asString())
                .containsExactly("*55 hello");
    }

    @Test
    void a_seller_signs_in_with_the_password_from_before_and_sees_its_campaigns() {
        SuiteClient seller = SuiteClient.asUser(
                RunningSuite.inFolder(suite.folder().root()),
                new RunningSuite.Credentials("acme", "acme-seller-password"));

        JsonNode campaigns = seller.get(SuiteService.ROUTING.id(), "/api/v1/campaigns");

        assertThat(campaigns.get("items").valueStream())
                .extracting(campaign -> campaign.get("name").asString() + " "
                        + campaign.get("routingStrategy").asString())
                .containsExactlyInAnyOrder(
                        "Round robin round-robin", "Timeout fallback timeout-fallback", "Weighted weighted");
    }

    @Test
    void did_service_has_the_numbers_and_their_usage() {
        assertThat(items(SuiteService.DID, "/dids"))
                .extracting(did -> did.get("number").asString() + " "
                        + did.get("status").asString() + " "
                        + did.get("usageCount").asInt() + " "
                        + did.get("maxUsage").asInt(0))
                .containsExactlyInAnyOrder(
                        "+14045550100 active 3 0",
                        "+14045550486 active 4 0",
                        "+14045556701 active 0 500",
                        "+14045556702 active 1 0",
                        "+14045556703 inactive 0 0");
    }

    @Test
    void routing_has_the_campaign_with_its_links_and_carriers() {
        JsonNode campaign = get(SuiteService.ROUTING, "/campaigns/" + ROUND_ROBIN);

        assertThat(campaign.get("version").asInt()).isEqualTo(5);
        assertThat(campaign.get("routingStrategy").asString()).isEqualTo("round-robin");
        assertThat(campaign.get("maxCallSeconds").asInt()).isEqualTo(3600);
        assertThat(campaign.get("callerIdDidIds")).hasSize(2);
        assertThat(campaign.get("dailyCap").asInt()).isEqualTo(400);
        assertThat(campaign.at("/repeatCallers/mode").asString()).isEqualTo("same-client");
        assertThat(campaign.at("/overflow/ringTimeoutSeconds").asInt()).isEqualTo(15);
        assertThat(campaign.at("/whenUnavailable/announcement").asString()).isEqualTo("tt-allbusy");
        assertThat(campaign.get("clients").valueStream())
                .extracting(link -> link.get("priority").asInt() + " "
                        + link.get("weight").asInt() + " "
                        + link.get("maxConcurrency").asInt(0) + " "
                        + link.get("totalCallsAllowed").asInt(0))
                .containsExactlyInAnyOrder("1 1 5 500", "2 3 0 0");
        assertThat(campaign.get("carriers")).hasSize(2);
        assertThat(items(SuiteService.ROUTING, "/blocked-callers?tenantId=" + ACME))
                .extracting(caller -> caller.get("number").asString())
                .containsExactlyInAnyOrder("+13125550199", "anonymous");
    }

    @Test
    void calls_that_were_live_still_count() {
        assertThat(items(SuiteService.ROUTING, "/leases"))
                .extracting(lease -> lease.get("callId").asString() + " "
                        + lease.get("attempt").asInt())
                .containsExactlyInAnyOrder("ast1-1795905599.307 1", "ast1-1795905599.308 1");
        JsonNode caps = get(SuiteService.ROUTING, "/campaigns/" + ROUND_ROBIN + "/caps");
        assertThat(caps.at("/campaign/concurrency/taken").asInt()).isEqualTo(2);
        assertThat(caps.at("/campaign/concurrency/limit").asInt()).isEqualTo(30);
    }

    @Test
    void calls_are_routed_by_the_configuration_from_before() {
        JsonNode open = get(SuiteService.ROUTING, "/routes/explain?number=14045556701&from=13125550111");
        JsonNode blocked = get(SuiteService.ROUTING, "/routes/explain?number=14045556701&from=13125550199");

        assertThat(open.get("dialString").asString()).contains("-center");
        assertThat(blocked.get("reason").asString()).isEqualTo("caller.blocked");
    }

    @Test
    void cdr_service_has_the_records_with_attempts_and_decisions() {
        assertThat(items(SuiteService.CDR, "/call-records")).hasSize(10);
        JsonNode record = get(SuiteService.CDR, "/call-records/ast1-1795905504.t71ylz3osjlir");
        assertThat(record.get("disposition").asString()).isEqualTo("answered");
        assertThat(record.get("talkSeconds").asDouble()).isEqualTo(2.007);
        assertThat(record.get("callerId").asString()).isEqualTo("+14045550100");
        assertThat(record.at("/client/name").asString()).isEqualTo("Demo call centre");
        assertThat(record.at("/reference/leadId").asString()).isEqualTo("demo-+17065552111");
        assertThat(record.at("/attempts/0/attempt").asInt()).isEqualTo(1);
        assertThat(record.at("/attempts/1/connectLeg").asInt()).isEqualTo(1);
        assertThat(record.at("/attempts/1/endpoint").asString()).isEqualTo("demo-call-centre");
        assertThat(record.at("/decisions/0/answer").asString()).isEqualTo("dial");
        assertThat(record.at("/decisions/0/tookMillis").asDouble()).isEqualTo(47.579);
        assertThat(record.at("/decisions/0/ringTimeoutSeconds").asInt()).isEqualTo(3);
        assertThat(record.at("/decisions/0/trace/0/checks/1/name").asString()).isEqualTo("destination.allowed");
    }

    /// A consumer drops an event whose version it has; the upgrade lets it apply those of tenants once more.
    @Test
    void re_published_tenants_have_their_country_in_the_read_models() {
        var _ = api.post(SuiteService.PROVISIONING.id(), "/actuator/republish", Map.of());

        Await.until(
                "both services know the countries",
                () -> rows(DATABASES.get(SuiteService.DID), "tenant WHERE country IS NULL AND NOT deleted") == 0
                        && rows(
                                        DATABASES.get(SuiteService.ROUTING),
                                        "known_tenants WHERE country IS NULL AND NOT deleted")
                                == 0);
    }

    /// From the topics, which the upgrade keeps, or, as here, from events that are published again. The password is
    /// decrypted with the key from before.
    @Test
    void realtime_writer_computes_the_rows_of_asterisk_again() {
        EarlierDatabase asterisk = DATABASES.get(SuiteService.REALTIME_WRITER);
        var _ = api.post(SuiteService.PROVISIONING.id(), "/actuator/republish", Map.of());

        Await.until(
                "the dialplan of both prefixes names the new context",
                () -> rows(asterisk, "extensions WHERE appdata LIKE '%(trunkline-dialed^%'") == 2
                        && rows(asterisk, "extensions WHERE appdata LIKE '%(trunkline-dialled^%'") == 0);
        assertThat(rows(asterisk, "ps_endpoints")).isEqualTo(7);
        assertThat(rows(asterisk, "ps_auths WHERE id = 'beta' AND password = 's3cret-of-a-sample'"))
                .isEqualTo(1);
    }

    private static long rows(EarlierDatabase database, String of) {
        try {
            return Long.parseLong(database.query("SELECT count(*) FROM " + of));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode get(SuiteService service, String path) {
        return api.get(service.id(), "/api/v1" + path);
    }

    private static List<JsonNode> items(SuiteService service, String path) {
        return get(service, path).get("items").valueStream().toList();
    }

    private static List<String> names(SuiteService service, String path) {
        return items(service, path).stream()
                .map(item -> item.get("name").asString())
                .toList();
    }
}
