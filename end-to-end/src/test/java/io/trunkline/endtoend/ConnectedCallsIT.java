package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.sipp.SippAnswerer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Placed calls that are answered, and then cannot be connected to the client that the order names.
class ConnectedCallsIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final CallRecords RECORDS = new CallRecords(ENVIRONMENT.api());
    private static final ConfigurationFixture FIXTURE = new ConfigurationFixture(ENVIRONMENT.api());
    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final SippAnswerer CLIENT = SippAnswerer.start();

    private static String tenant = "";
    private static String carrier = "";

    @BeforeAll
    static void set_up() {
        tenant = FIXTURE.createTenant();
        carrier = id(FIXTURE.createIpCarrier(CARRIER, Map.of()));
    }

    @AfterAll
    static void close() {
        CARRIER.close();
        CLIENT.close();
    }

    @Test
    void a_call_whose_client_is_not_registered_has_the_reason_of_routing() {
        String client = id(FIXTURE.createRegisteringClient("never-registers-1"));

        JsonNode record = placeCall("+14045552310", "+17065552310", client);

        assertNotConnected(record, client, "clients.exhausted");
        JsonNode connectLeg = record.get("attempts").get(1);
        assertThat(connectLeg.get("connectLeg").asInt()).isEqualTo(1);
        assertThat(connectLeg.get("client").get("id").asString()).isEqualTo(client);
        assertThat(connectLeg.get("dialStatus").asString()).isEqualTo("CHANUNAVAIL");
    }

    /// Routing waits for a lock until the node's request expires, as when its database is slow. In this suite that is
    /// 15 s, and the node asks twice.
    @Test
    void a_call_whose_client_routing_does_not_name_in_time_says_so() throws SQLException {
        String client = FIXTURE.createClient(CLIENT);
        String number = "+14045552311";
        String campaign = FIXTURE.createCampaign(tenant, List.of(FIXTURE.createDid(tenant, number)), client, carrier);

        try (Connection database = ENVIRONMENT.connect("routing");
                Statement lock = database.createStatement()) {
            database.setAutoCommit(false);
            lock.execute("SELECT FROM caps WHERE id IN (SELECT id FROM links WHERE client_id = '" + client
                    + "') FOR UPDATE");

            JsonNode record = placeCall(campaign, "+17065552311", client, number);

            assertNotConnected(record, client, "routing.unavailable");
            assertThat(record.get("attempts")).hasSize(1);
            database.rollback();
        }
        assertThat(CLIENT.invites()).isEmpty();
    }

    private static void assertNotConnected(JsonNode record, String client, String reason) {
        assertThat(record.get("disposition").asString()).as(record.toString()).isEqualTo("answered");
        assertThat(record.path("reason").asString("")).as(record.toString()).isEqualTo(reason);
        assertThat(record.at("/connect/client/id").asString()).isEqualTo(client);
        assertThat(record.at("/connect/client/name").isNull()).isFalse();
        assertThat(record.get("hungUpBy").asString()).isEqualTo("platform");
    }

    private static JsonNode placeCall(String number, String to, String client) {
        String did = FIXTURE.createDid(tenant, number);
        return placeCall(FIXTURE.createCampaign(tenant, List.of(did), client, carrier), to, client, number);
    }

    private static JsonNode placeCall(String campaign, String to, String client, String from) {
        return RECORDS.awaitReason(FIXTURE.placeCall(
                Map.of("to", to, "from", from, "campaignId", campaign, "connect", Map.of("client", client))));
    }
}
