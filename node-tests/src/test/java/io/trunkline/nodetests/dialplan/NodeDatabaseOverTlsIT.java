package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestAuthority;
import io.trunkline.testkit.servers.TlsPostgresServer;
import org.junit.jupiter.api.Test;

/// A node whose PostgreSQL accepts TLS only.
class NodeDatabaseOverTlsIT {
    private static final String NUMBER = "15550003201";
    private static final String SESSIONS = """
            SELECT count(DISTINCT usename) FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)
            WHERE ssl AND usename LIKE 'asterisk%'
            """;

    private final TestAuthority authority = new TestAuthority();
    private final PostgresServer postgres = new TlsPostgresServer(authority);

    @Test
    void endpoints_are_read_and_channel_events_are_written_by_tls() {
        try (NodeTestEnvironment environment = environment(authority)) {
            environment.routing.answerWith(
                    "inbound", NUMBER, "DIAL|11111111-1111-4111-8111-111111111111|PJSIP/" + NUMBER + "@shop|5||,,,,,");

            assertThat(call(environment)).isEqualTo(200);
            Await.until(
                    "channel events are in the database",
                    () -> !postgres.execute("ami_bridge", "SELECT count(*) FROM cel")
                            .equals("0"));
            assertThat(postgres.execute("postgres", SESSIONS)).isEqualTo("2");
        }
    }

    @Test
    void a_server_of_an_unknown_authority_is_not_used() {
        try (NodeTestEnvironment environment = environment(new TestAuthority())) {
            // the endpoint of the carrier is a row
            assertThat(call(environment)).isNotEqualTo(200);
            assertThat(environment.node.completeLog()).contains("certificate verify failed");
            assertThat(postgres.execute("postgres", SESSIONS)).isEqualTo("0");
        }
    }

    private NodeTestEnvironment environment(TestAuthority trusted) {
        return new NodeTestEnvironment(
                postgres, settings -> settings.withVariable("DATABASE_TLSCA", trusted.caCertificate()));
    }

    private static int call(NodeTestEnvironment environment) {
        RawSipCaller caller = new RawSipCaller(environment.carrier.host(), environment.node.sipPort());
        return caller.call(NUMBER, "<sip:15551230000@x>", "");
    }
}
