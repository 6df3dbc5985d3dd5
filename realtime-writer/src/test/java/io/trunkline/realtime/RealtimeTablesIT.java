package io.trunkline.realtime;

import static io.trunkline.realtime.TestEnvironment.API;
import static io.trunkline.realtime.TestEnvironment.WIRE;
import static io.trunkline.realtime.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.configuration.ClientChanged;
import io.trunkline.events.configuration.DialplanChanged;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.nodes.RealtimeApplied.Part;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ListPages;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealtimeTablesIT {
    private final UUID id = UUID.randomUUID();
    private final String endpoint = "c" + id.toString().substring(0, 8);
    private final String prefix =
            String.valueOf(1_000_000_000L + Math.floorMod(id.getLeastSignificantBits(), 8_000_000_000L));

    private static RealtimeApplied applied(UUID id, long version) {
        return WIRE.await(
                RealtimeApplied.class, applied -> applied.entityId().equals(id) && applied.version() == version);
    }

    private String sealed(String password) {
        return TestEnvironment.seal(password, "carrier|" + id + "|password");
    }

    private String dialplan(String prefix) {
        return sql("SELECT priority, app, appdata FROM extensions WHERE context = 'from-campaign' AND exten = '_"
                + prefix + "X.' ORDER BY priority");
    }

    @Test
    void an_ip_carrier_has_every_row_that_asterisk_needs() {
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 1, prefix, false));
        var applied = applied(id, 1);

        assertThat(sql("SELECT contact, qualify_frequency, qualify_timeout FROM ps_aors WHERE id = '" + endpoint + "'"))
                .isEqualTo("sip:203.0.113.5:5070|60|3");
        assertThat(sql("SELECT transport, aors, context, disallow, allow, direct_media, force_rport, rewrite_contact,"
                        + " rtp_symmetric, allow_transfer, accountcode, from_user, from_domain, send_pai, dtmf_mode,"
                        + " trust_id_inbound, identify_by, timers, outbound_auth FROM ps_endpoints WHERE id = '"
                        + endpoint + "'"))
                .isEqualTo("transport-udp|%1$s|from-trunk|all|ulaw,alaw|no|yes|yes|yes|no|%1$s|trunk7|sip.example.com|"
                                .formatted(endpoint)
                        + "yes|rfc4733|yes|ip|no|");
        assertThat(sql("SELECT id, match, srv_lookups FROM ps_endpoint_id_ips WHERE endpoint = '" + endpoint + "'"))
                .isEqualTo("1001@" + endpoint + "@203.0.113.5|203.0.113.5|no");
        assertThat(sql("SELECT count(*) FROM ps_registrations WHERE id = '" + endpoint + "'"))
                .isEqualTo("0");
        assertThat(dialplan(prefix)).isEqualTo("""
                        1|NoOp|Outbound via %1$s
                        2|Set|STRIPPED=${FILTER(0-9+,${EXTEN:10})}
                        3|Gosub|trunkline-prefix,s,1(%1$s,%2$s)
                        4|Dial|PJSIP/${STRIPPED}@%1$s,45,ib(trunkline-dialed^s^1)
                        5|Hangup|""".formatted(endpoint, prefix));
        assertThat(applied.parts())
                .containsExactlyInAnyOrder(Part.ENDPOINT, Part.AOR, Part.IDENTIFY, Part.QUALIFY, Part.DIALPLAN);
        assertThat(applied.endpointId()).isEqualTo(endpoint);
        assertThat(applied.clientUri()).isNull();
    }

    @Test
    void a_registration_carrier_has_its_password_opened_and_registers() {
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, sealed("s3cret"), Map.of()));
        var applied = applied(id, 1);

        assertThat(sql("SELECT contact FROM ps_aors WHERE id = '" + endpoint + "'"))
                .isEmpty();
        assertThat(sql("SELECT auth_type, username, password FROM ps_auths WHERE id = '" + endpoint + "'"))
                .isEqualTo("userpass|" + endpoint + "-user|s3cret");
        assertThat(sql("SELECT server_uri, client_uri, contact_user, outbound_auth, line, endpoint, transport,"
                        + " auth_rejection_permanent, retry_interval, forbidden_retry_interval, fatal_retry_interval,"
                        + " max_retries, expiration FROM ps_registrations WHERE id = '" + endpoint + "'"))
                .isEqualTo(
                        "sip:203.0.113.9:5060|sip:%1$s-user@203.0.113.9|%1$s-user|%1$s|yes|%1$s|transport-udp|no|20|30|30|1000000|300"
                                .formatted(endpoint));
        assertThat(sql("SELECT outbound_auth FROM ps_endpoints WHERE id = '" + endpoint + "'"))
                .isEqualTo(endpoint);
        assertThat(applied.clientUri()).isEqualTo("sip:" + endpoint + "-user@203.0.113.9");
        assertThat(applied.serverUri()).isEqualTo("sip:203.0.113.9:5060");
        assertThat(applied.parts())
                .containsExactlyInAnyOrder(Part.ENDPOINT, Part.AOR, Part.AUTH, Part.IDENTIFY, Part.REGISTRATION);
        assertThat(sql("SELECT string_agg(columns::text, '') FROM projection.wanted"))
                .doesNotContain("s3cret");
    }

    @Test
    void a_new_password_is_published_as_such_and_touches_no_other_row() {
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, sealed("old"), Map.of()));
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 2, sealed("new"), Map.of()));

        assertThat(applied(id, 2).parts()).containsExactlyInAnyOrder(Part.AUTH, Part.REGISTRATION_PASSWORD);
        assertThat(sql("SELECT password FROM ps_auths WHERE id = '" + endpoint + "'"))
                .isEqualTo("new");
    }

    @Test
    void a_registering_client_has_one_contact_and_cannot_dial() {
        WIRE.publish(ConfigurationEventsFixture.registeringClient(
                id, endpoint, TestEnvironment.seal("pw", "client|" + id + "|password")));
        var _ = applied(id, 1);

        assertThat(sql("SELECT max_contacts, remove_existing, qualify_frequency FROM ps_aors WHERE id = '" + endpoint
                        + "'"))
                .isEqualTo("1|yes|30");
        assertThat(sql("SELECT context, auth, identify_by FROM ps_endpoints WHERE id = '" + endpoint + "'"))
                .isEqualTo("from-client|" + endpoint + "|username");
        assertThat(sql("SELECT username, realm, password IS NULL,"
                        + " password_digest = 'MD5:' || md5(username || ':trunkline:pw')"
                        + " || ',SHA-256:' || encode(sha256(convert_to(username || ':trunkline:pw', 'UTF8')), 'hex')"
                        + " FROM ps_auths WHERE id = '" + endpoint + "'"))
                .isEqualTo(endpoint + "|trunkline|t|t");
    }

    @Test
    void a_client_with_a_host_name_is_identified_by_its_addresses() {
        WIRE.publish(ConfigurationEventsFixture.fixedAddressClient(id, endpoint, "localhost"));
        var _ = applied(id, 1);

        assertThat(sql("SELECT contact FROM ps_aors WHERE id = '" + endpoint + "'"))
                .isEqualTo("sip:localhost:5062");
        assertThat(sql("SELECT match FROM ps_endpoint_id_ips WHERE endpoint = '" + endpoint + "'"))
                .contains("127.0.0.1");
        assertThat(sql("SELECT array_to_string(addresses, ' ') FROM projection.known_host WHERE host = 'localhost'"))
                .contains("127.0.0.1");
    }

    @Test
    void each_endpoint_of_a_client_has_its_rows_and_is_published_until_the_client_has_it_no_longer() {
        UUID other = UUID.randomUUID();
        var first = ConfigurationEventsFixture.fixedEndpoint(id, endpoint, "203.0.113.61");
        var second = new ClientChanged.Endpoint(
                other,
                endpoint + "-2",
                ClientChanged.Mode.REGISTERS,
                null,
                null,
                endpoint + "-2",
                TestEnvironment.seal("pw", "client|" + other + "|password"));
        WIRE.publish(ConfigurationEventsFixture.clientWith(id, 1, false, first, second));

        assertThat(applied(id, 1).endpointId()).isEqualTo(endpoint);
        assertThat(applied(other, 1).endpointId()).isEqualTo(endpoint + "-2");
        assertThat(endpointRows()).isEqualTo(endpoint + "|ip\n" + endpoint + "-2|username");
        assertThat(sql("SELECT password_digest LIKE 'MD5:' || md5(username || ':trunkline:pw') || ',%' FROM ps_auths"
                        + " WHERE id = '" + endpoint + "-2'"))
                .isEqualTo("t");

        WIRE.publish(ConfigurationEventsFixture.clientWith(id, 2, false, second));
        assertThat(applied(id, 2).deleted()).isTrue();
        assertThat(applied(other, 2).deleted()).isFalse();
        assertThat(endpointRows()).isEqualTo(endpoint + "-2|username");

        WIRE.publish(ConfigurationEventsFixture.clientWith(id, 3, true, second));
        assertThat(applied(other, 3).deleted()).isTrue();
        assertThat(endpointRows()).isEmpty();
    }

    private String endpointRows() {
        return sql("SELECT id, identify_by FROM ps_endpoints WHERE id LIKE '" + endpoint + "%' ORDER BY id");
    }

    @Test
    void a_changed_prefix_removes_the_old_rows() {
        String other = new StringBuilder(prefix).reverse().toString();
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 1, prefix, false));
        var _ = applied(id, 1);
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 2, other, false));

        assertThat(applied(id, 2).parts()).containsExactly(Part.DIALPLAN);
        assertThat(dialplan(prefix)).isEmpty();
        assertThat(dialplan(other)).contains("trunkline-prefix,s,1(" + endpoint + "," + other + ")");
    }

    @Test
    void a_deleted_carrier_leaves_no_row() {
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 1, prefix, false));
        var _ = applied(id, 1);
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 2, prefix, true));

        assertThat(applied(id, 2).deleted()).isTrue();
        for (var table : new String[] {"ps_endpoints", "ps_aors", "ps_auths", "ps_registrations"}) {
            assertThat(sql("SELECT id FROM " + table + " WHERE id = '" + endpoint + "'"))
                    .isEmpty();
        }
        assertThat(sql("SELECT id FROM ps_endpoint_id_ips WHERE endpoint = '" + endpoint + "'"))
                .isEmpty();
        assertThat(dialplan(prefix)).isEmpty();
    }

    @Test
    void a_prefix_moves_between_carriers_in_either_order_of_changes() {
        UUID taker = UUID.randomUUID();
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 1, prefix, false));
        var _ = applied(id, 1);
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(taker, endpoint + "b", 1, prefix, false));
        var _ = applied(taker, 1);
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 2, null, false));
        var _ = applied(id, 2);

        assertThat(dialplan(prefix)).contains("trunkline-prefix,s,1(" + endpoint + "b," + prefix + ")");
    }

    @Test
    void repeats_and_old_versions_do_nothing() {
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 5, prefix, false));
        var _ = applied(id, 5);
        WIRE.publish(
                ConfigurationEventsFixture.ipCarrier(id, endpoint, 5, null, false),
                ConfigurationEventsFixture.ipCarrier(id, endpoint, 4, null, true));
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 6, prefix, false));
        var _ = applied(id, 6);

        assertThat(WIRE.consumed(RealtimeApplied.class))
                .filteredOn(applied -> applied.entityId().equals(id))
                .extracting(RealtimeApplied::version)
                .containsExactly(5L, 6L);
        assertThat(dialplan(prefix)).contains("NoOp");
    }

    @Test
    void a_password_that_does_not_open_affects_only_that_entity() {
        UUID bad = UUID.randomUUID();
        UUID unknownColumn = UUID.randomUUID();
        WIRE.publish(
                ConfigurationEventsFixture.registrationCarrier(
                        bad, endpoint + "x", 1, TestEnvironment.seal("pw", "carrier|another|password"), Map.of()),
                ConfigurationEventsFixture.registrationCarrier(
                        unknownColumn,
                        endpoint + "y",
                        1,
                        TestEnvironment.seal("pw", "carrier|" + unknownColumn + "|password"),
                        Map.of("timers", "sometimes")),
                ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, sealed("pw"), Map.of()));
        var _ = applied(id, 1);

        assertThat(sql("SELECT id FROM ps_endpoints WHERE id IN ('" + endpoint + "x', '" + endpoint + "y')"))
                .isEmpty();
        assertThat(sql("SELECT count(*) FROM projection.entity WHERE id IN ('" + bad + "', '" + unknownColumn + "')"))
                .isEqualTo("0");
    }

    @Test
    void a_dialplan_line_is_written_and_removed() {
        WIRE.publish(new DialplanChanged(id, 1, false, "from-campaign", endpoint, 1, "Playback", "hello"));
        var _ = applied(id, 1);
        assertThat(sql("SELECT context, priority, app, appdata FROM extensions WHERE exten = '" + endpoint + "'"))
                .isEqualTo("from-campaign|1|Playback|hello");

        WIRE.publish(new DialplanChanged(id, 2, true, "from-campaign", endpoint, 1, "Playback", "hello"));
        var _ = applied(id, 2);
        assertThat(sql("SELECT 1 FROM extensions WHERE exten = '" + endpoint + "'"))
                .isEmpty();
    }

    @Test
    void drift_lists_each_manual_edit_with_both_values_and_a_rebuild_corrects_it() {
        WIRE.publish(ConfigurationEventsFixture.registrationCarrier(id, endpoint, 1, sealed("s3cret"), Map.of()));
        var _ = applied(id, 1);
        sql("UPDATE ps_endpoints SET context = 'elsewhere' WHERE id = '" + endpoint + "'");
        sql("UPDATE ps_auths SET password = 'gue55ed' WHERE id = '" + endpoint + "'");
        sql("DELETE FROM ps_registrations WHERE id = '" + endpoint + "'");
        sql("INSERT INTO ps_aors (id) VALUES ('" + endpoint + "-stray')");

        String drift = API.get("/api/v1/realtime/drift").body();
        assertThat(drift)
                .contains("{\"table\":\"ps_endpoints\",\"key\":\"" + endpoint + "\",\"kind\":\"different\",\"columns\":"
                        + "[{\"name\":\"context\",\"wanted\":\"from-trunk\",\"actual\":\"elsewhere\"}]}")
                .contains("\"table\":\"ps_registrations\",\"key\":\"" + endpoint + "\",\"kind\":\"missing\"")
                .contains("\"table\":\"ps_aors\",\"key\":\"" + endpoint + "-stray\",\"kind\":\"unexpected\"")
                .doesNotContain("s3cret", "gue55ed");

        assertThat(API.post("/api/v1/realtime/rebuild", "").statusCode()).isEqualTo(200);
        assertThat(API.get("/api/v1/realtime/drift").body()).isEqualTo("{\"clean\":true,\"columns\":[],\"rows\":[]}");
        assertThat(API.get("/api/v1/audit/realtime-tables?action=rebuild").body())
                .contains("\"name\":\"admin\"", "ps_auths " + endpoint, "ps_aors " + endpoint + "-stray")
                .doesNotContain("s3cret", "gue55ed");
        Await.until(
                "each transaction of the rebuild has published its parts",
                () -> WIRE.consumed(RealtimeApplied.class).stream()
                        .filter(applied -> applied.entityId().equals(id))
                        .skip(1)
                        .flatMap(applied -> applied.parts().stream())
                        .collect(Collectors.toSet())
                        .containsAll(Set.of(Part.ENDPOINT, Part.AUTH, Part.REGISTRATION, Part.REGISTRATION_PASSWORD)));
    }

    @Test
    void only_platform_users_see_the_applied_state() {
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 3, null, false));
        var _ = applied(id, 3);

        assertThat(API.withToken(TestEnvironment.TOKENS.staff())
                        .get("/api/v1/realtime?limit=200")
                        .body())
                .contains("{\"kind\":\"carrier\",\"id\":\"" + id + "\",\"endpointId\":\"" + endpoint
                        + "\",\"version\":3,\"deleted\":false");
        assertThat(API.withToken(TestEnvironment.TOKENS.seller(UUID.randomUUID()))
                        .get("/api/v1/realtime")
                        .statusCode())
                .isEqualTo(403);
        assertThat(API.withToken(TestEnvironment.TOKENS.staff())
                        .post("/api/v1/realtime/rebuild", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_applied_state_is_sorted_filtered_and_counted() {
        WIRE.publish(ConfigurationEventsFixture.ipCarrier(id, endpoint, 3, null, false));
        var _ = applied(id, 3);
        var list = new ListPages(API, "/api/v1/realtime", "endpointId");

        assertThat(list.all("kind=carrier&kind=client&endpointId=" + endpoint)).containsExactly(endpoint);
        assertThat(list.all("deleted=true&endpointId=" + endpoint)).isEmpty();
        assertThat(list.all("kind=client&endpointId=" + endpoint)).isEmpty();
        assertThat(list.count("endpointId=" + endpoint)).isEqualTo(1);
        assertThat(API.get("/api/v1/realtime?sort=-appliedAt&limit=1").body()).contains(endpoint);
        assertThat(list.problemCode("sort=color")).isEqualTo("request.invalid");
        assertThat(list.problemCode("kind=trunk")).isEqualTo("request.invalid");
    }

    @Test
    void asterisk_reads_what_it_needs_writes_its_contacts_and_nothing_else() throws SQLException {
        try (var node = TestEnvironment.connectAsAsterisk();
                var statement = node.createStatement()) {
            for (var table : new String[] {
                "ps_endpoints",
                "ps_aors",
                "ps_auths",
                "ps_endpoint_id_ips",
                "ps_registrations",
                "ps_domain_aliases",
                "extensions",
                "ps_contacts",
                "node_registrations",
                "node_contacts"
            }) {
                assertThat(statement.execute("SELECT * FROM " + table)).isTrue();
            }
            assertThat(statement.executeUpdate("INSERT INTO ps_contacts (id, uri) VALUES ('k', 'sip:a@b')"))
                    .isOne();
            assertThat(statement.executeUpdate("DELETE FROM ps_contacts WHERE id = 'k'"))
                    .isOne();
            for (var forbidden : new String[] {
                "UPDATE ps_auths SET password = 'x'",
                "DELETE FROM ps_endpoints",
                "INSERT INTO extensions (context, exten, priority, app, appdata) VALUES ('a', 'b', 1, 'c', 'd')",
                "SELECT * FROM projection.wanted",
                "UPDATE ps_registrations SET server_uri = 'sip:x'",
                "SELECT * FROM outbox",
                "CREATE TABLE mine (id INT)"
            }) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
        }
    }
}
