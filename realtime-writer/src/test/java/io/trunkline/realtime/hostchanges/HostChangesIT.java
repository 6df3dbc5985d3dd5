package io.trunkline.realtime.hostchanges;

import static io.trunkline.realtime.TestEnvironment.DNS;
import static io.trunkline.realtime.TestEnvironment.WIRE;
import static io.trunkline.realtime.TestEnvironment.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.events.nodes.RealtimeApplied;
import io.trunkline.events.nodes.RealtimeApplied.Part;
import io.trunkline.realtime.ConfigurationEventsFixture;
import io.trunkline.realtime.TestEnvironment;
import io.trunkline.testkit.Await;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hosts whose addresses change, at a real nameserver.
class HostChangesIT {
    private static final String LOCALHOST = "--host-record=localhost,127.0.0.1";

    private final UUID id = UUID.randomUUID();
    private final String endpoint = "c" + id.toString().substring(0, 8);
    private final String host = endpoint + ".carrier.example";

    @AfterEach
    void onlyLocalhost() {
        sql("UPDATE projection.entity SET host = NULL, identify_rank = NULL WHERE id = '" + id + "'");
        DNS.replaceRecords(LOCALHOST);
    }

    @Test
    void a_carrier_whose_address_moves_is_identified_by_both_for_a_day_without_a_save() {
        DNS.replaceRecords(LOCALHOST, srv(host), address("sip." + host, "192.0.2.1"));
        WIRE.publish(ConfigurationEventsFixture.carrierAt(id, endpoint, host));
        RealtimeApplied saved = applied(0);
        assertThat(matches()).isEqualTo("192.0.2.1");
        String endpointRow = rowVersion("ps_endpoints");
        String keptRow =
                sql("SELECT xmin FROM ps_endpoint_id_ips WHERE match = '192.0.2.1' AND endpoint = '" + endpoint + "'");

        DNS.replaceRecords(LOCALHOST, srv(host), address("sip." + host, "192.0.2.2,2001:db8::2"));

        RealtimeApplied moved = applied(saved.sequence());
        assertThat(moved.parts()).containsExactly(Part.IDENTIFY);
        assertThat(moved.version()).isEqualTo(saved.version());
        assertThat(matches()).isEqualTo("192.0.2.1,192.0.2.2,2001:db8::2");
        assertThat(sql("SELECT id FROM ps_endpoint_id_ips WHERE match = '192.0.2.2'"))
                .isEqualTo("1001@" + endpoint + "@192.0.2.2");
        assertThat(rowVersion("ps_endpoints")).isEqualTo(endpointRow);
        assertThat(sql("SELECT xmin FROM ps_endpoint_id_ips WHERE match = '192.0.2.1' AND endpoint = '" + endpoint
                        + "'"))
                .isEqualTo(keptRow);
        assertThat(TestEnvironment.API.get("/api/v1/realtime/drift").body())
                .isEqualTo("{\"clean\":true,\"columns\":[],\"rows\":[]}");

        sql("UPDATE projection.known_host SET missing ="
                + " jsonb_build_object('192.0.2.1', '2026-11-01T10:00:00Z') WHERE host = '_sip._udp." + host + "'");

        assertThat(applied(moved.sequence()).parts()).containsExactly(Part.IDENTIFY);
        assertThat(matches()).isEqualTo("192.0.2.2,2001:db8::2");
    }

    @Test
    void a_client_whose_host_did_not_resolve_when_it_was_saved_gets_its_address_once_it_does() {
        WIRE.publish(ConfigurationEventsFixture.fixedAddressClient(id, endpoint, host));
        RealtimeApplied saved = applied(0);
        assertThat(matches()).isEmpty();
        AlertRaised alert = alert("host.unknown", host);
        assertThat(alert.message()).contains(endpoint).contains("never resolved");
        Await.until("counted", () -> metric("trunkline_realtime_hosts_unresolved ") >= 1);

        DNS.replaceRecords(LOCALHOST, address(host, "192.0.2.3"));

        assertThat(applied(saved.sequence()).parts()).containsExactly(Part.IDENTIFY);
        assertThat(matches()).isEqualTo("192.0.2.3");
        assertThat(sql("SELECT id FROM ps_endpoint_id_ips WHERE endpoint = '" + endpoint + "'"))
                .isEqualTo("2@" + endpoint + "@192.0.2.3");
        assertThat(metric("trunkline_realtime_hosts_moved_total ")).isPositive();
    }

    @Test
    void while_no_nameserver_responds_the_last_addresses_stay_and_an_alert_is_raised_until_it_is_back() {
        DNS.replaceRecords(LOCALHOST, address(host, "192.0.2.4"));
        WIRE.publish(ConfigurationEventsFixture.fixedAddressClient(id, endpoint, host));
        var _ = applied(0);
        int earlier = alerts("dns.unavailable", "dns").size();

        DNS.stop();

        Await.until("reported", () -> alerts("dns.unavailable", "dns").size() > earlier);
        assertThat(matches()).isEqualTo("192.0.2.4");
        assertThat(sql("SELECT failure FROM projection.known_host WHERE host = '" + host + "'"))
                .isEqualTo("NO_RESPONSE");

        int backEarlier = alerts("dns.back", "dns").size();
        DNS.replaceRecords(LOCALHOST, address(host, "192.0.2.4"));

        Await.until("back", () -> alerts("dns.back", "dns").size() > backEarlier);
        assertThat(matches()).isEqualTo("192.0.2.4");
    }

    @Test
    void a_host_that_nothing_uses_is_not_looked_up_and_forgotten_after_a_day() {
        sql("INSERT INTO projection.known_host (host, addresses, resolved_at, next_lookup_at) VALUES"
                + " ('" + host + "', '{192.0.2.5}', now(), now() - interval '25 hours'),"
                + " ('recent." + host + "', '{192.0.2.6}', now(), now() - interval '23 hours')");

        Await.until(
                "forgotten",
                () -> sql("SELECT host FROM projection.known_host WHERE host LIKE '%" + host + "'")
                        .equals("recent." + host));
    }

    private static String srv(String host) {
        return "--srv-host=_sip._udp." + host + ",sip." + host + ",5080";
    }

    private static String address(String name, String addresses) {
        return "--host-record=" + name + "," + addresses;
    }

    private String matches() {
        return sql("SELECT string_agg(match, ',' ORDER BY match) FROM ps_endpoint_id_ips WHERE endpoint = '" + endpoint
                + "'");
    }

    /// Changes when the row is written.
    private String rowVersion(String table) {
        return sql("SELECT xmin FROM " + table + " WHERE id = '" + endpoint + "'");
    }

    private RealtimeApplied applied(long after) {
        return WIRE.await(
                RealtimeApplied.class, applied -> applied.entityId().equals(id) && applied.sequence() > after);
    }

    private static AlertRaised alert(String kind, String subject) {
        return WIRE.await(
                AlertRaised.class,
                alert -> alert.kind().equals(kind) && alert.subject().equals(subject));
    }

    private static List<AlertRaised> alerts(String kind, String subject) {
        return WIRE.consumed(AlertRaised.class).stream()
                .filter(alert -> alert.kind().equals(kind) && alert.subject().equals(subject))
                .toList();
    }

    private static double metric(String name) {
        return TestEnvironment.API
                .management()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }
}
