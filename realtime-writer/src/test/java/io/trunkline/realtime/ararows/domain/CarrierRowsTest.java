package io.trunkline.realtime.projection.domain;

import static io.trunkline.realtime.projection.domain.Wishes.columns;
import static io.trunkline.realtime.projection.domain.Wishes.dialplan;
import static io.trunkline.realtime.projection.domain.Wishes.knownByAddress;
import static io.trunkline.realtime.projection.domain.Wishes.registering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.realtime.projection.domain.Carrier.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CarrierRowsTest {
    private static final List<String> ADDRESS = List.of("203.0.113.5");

    @Test
    void a_carrier_known_by_address_has_a_contact_its_addresses_and_no_registration() {
        var rows = knownByAddress(Status.ACTIVE).rows(ADDRESS);

        assertThat(columns(rows, AraTable.AORS, "acme"))
                .isEqualTo(Map.of(
                        "id", "acme",
                        "contact", "sip:203.0.113.5:5070",
                        "qualify_frequency", "60",
                        "qualify_timeout", "3"));
        assertThat(columns(rows, AraTable.IDENTIFIES, "acme@203.0.113.5"))
                .isEqualTo(Map.of(
                        "id", "acme@203.0.113.5", "endpoint", "acme", "match", "203.0.113.5", "srv_lookups", "no"));
        assertThat(rows).extracting(row -> row.key().table()).doesNotContain(AraTable.REGISTRATIONS, AraTable.AUTHS);
    }

    @Test
    void the_endpoint_of_a_carrier_holds_no_media_hostage_and_transfers_nothing() {
        var rows = knownByAddress(Status.ACTIVE).rows(ADDRESS);

        assertThat(columns(rows, AraTable.ENDPOINTS, "acme"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("id", "acme"),
                        Map.entry("transport", "transport-udp"),
                        Map.entry("aors", "acme"),
                        Map.entry("context", "from-trunk"),
                        Map.entry("disallow", "all"),
                        Map.entry("allow", "ulaw,alaw"),
                        Map.entry("direct_media", "no"),
                        Map.entry("force_rport", "yes"),
                        Map.entry("rewrite_contact", "yes"),
                        Map.entry("rtp_symmetric", "yes"),
                        Map.entry("allow_transfer", "no"),
                        Map.entry("send_connected_line", "no"),
                        Map.entry("trust_connected_line", "no"),
                        Map.entry("accountcode", "acme"),
                        Map.entry("dtmf_mode", "rfc4733"),
                        Map.entry("trust_id_inbound", "yes"),
                        Map.entry("identify_by", "ip")));
    }

    @Test
    void a_registration_carrier_registers_for_ever_and_is_known_by_its_line() {
        var carrier = registering(Status.ACTIVE);
        var rows = carrier.rows(List.of("203.0.113.9"));

        assertThat(columns(rows, AraTable.AORS, "bell")).isEqualTo(Map.of("id", "bell", "contact", ""));
        assertThat(columns(rows, AraTable.AUTHS, "bell"))
                .isEqualTo(Map.of("id", "bell", "auth_type", "userpass", "username", "user1-auth"));
        assertThat(columns(rows, AraTable.REGISTRATIONS, "bell"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("id", "bell"),
                        Map.entry("transport", "transport-udp"),
                        Map.entry("server_uri", "sip:203.0.113.9:5060"),
                        Map.entry("client_uri", "sip:user1@203.0.113.9"),
                        Map.entry("contact_user", "user1"),
                        Map.entry("outbound_auth", "bell"),
                        Map.entry("line", "yes"),
                        Map.entry("endpoint", "bell"),
                        Map.entry("expiration", "300"),
                        Map.entry("retry_interval", "20"),
                        Map.entry("forbidden_retry_interval", "30"),
                        Map.entry("fatal_retry_interval", "30"),
                        Map.entry("max_retries", "1000000"),
                        Map.entry("auth_rejection_permanent", "no"),
                        Map.entry("max_random_initial_delay", "0")));
        assertThat(columns(rows, AraTable.ENDPOINTS, "bell")).containsEntry("outbound_auth", "bell");
        assertThat(columns(rows, AraTable.IDENTIFIES, "bell@203.0.113.9")).containsEntry("endpoint", "bell");
        assertThat(carrier.registration())
                .contains(new RegistrationUris("sip:user1@203.0.113.9", "sip:203.0.113.9:5060"));
    }

    @Test
    void the_password_of_a_carrier_stays_sealed_in_what_is_wanted() {
        var auth = Wishes.byKey(registering(Status.ACTIVE).rows(List.of())).get(new RowKey(AraTable.AUTHS, "bell"));

        assertThat(auth).isNotNull();
        assertThat(auth.columns()).doesNotContainKey("password");
        assertThat(auth.sealed()).isEqualTo(Wishes.SEALED);
        assertThat(auth.opened("s3cret").columns()).containsEntry("password", "s3cret");
        assertThat(auth.opened("s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void the_prefix_block_asks_for_a_lease_before_it_dials_through_the_contact() {
        assertThat(dialplan(knownByAddress(Status.ACTIVE).rows(ADDRESS)))
                .containsExactly(
                        "from-campaign,_9X.,1 NoOp(Outbound via acme)",
                        "from-campaign,_9X.,2 Set(STRIPPED=${FILTER(0-9+,${EXTEN:1})})",
                        "from-campaign,_9X.,3 Gosub(trunkline-prefix,s,1(acme,9))",
                        "from-campaign,_9X.,4 Dial(PJSIP/${STRIPPED}@acme,45,ib(trunkline-dialled^s^1))",
                        "from-campaign,_9X.,5 Hangup()");
    }

    @Test
    void a_registration_carrier_is_dialled_by_the_full_uri_in_its_number_format() {
        assertThat(dialplan(registering(Status.ACTIVE).rows(List.of())))
                .contains(
                        "from-campaign,_91X.,2 Set(STRIPPED=${FILTER(0-9+,${EXTEN:2})})",
                        "from-campaign,_91X.,4 Dial(PJSIP/bell/sip:+${FILTER(0-9,${STRIPPED})}@203.0.113.9:5060,60,ib(trunkline-dialled^s^1))");
    }

    @Test
    void in_maintenance_nothing_new_goes_out_but_calls_come_in() {
        var rows = registering(Status.MAINTENANCE).rows(List.of("203.0.113.9"));

        assertThat(rows)
                .extracting(row -> row.key().table())
                .contains(AraTable.REGISTRATIONS, AraTable.IDENTIFIES)
                .doesNotContain(AraTable.EXTENSIONS);
    }

    @Test
    void an_inactive_carrier_keeps_only_what_calls_in_progress_need() {
        var rows = registering(Status.INACTIVE).rows(List.of("203.0.113.9"));

        assertThat(rows)
                .extracting(row -> row.key().table())
                .containsExactlyInAnyOrder(AraTable.ENDPOINTS, AraTable.AORS, AraTable.AUTHS);
        assertThat(registering(Status.INACTIVE).registration()).isEmpty();
        assertThat(columns(knownByAddress(Status.INACTIVE).rows(ADDRESS), AraTable.AORS, "acme"))
                .containsEntry("qualify_frequency", "0");
    }

    @Test
    void listed_networks_stand_instead_of_the_hosts_addresses() {
        var plain = knownByAddress(Status.ACTIVE);
        var carrier = new Carrier(
                plain.endpoint(),
                plain.driver(),
                plain.status(),
                plain.peer(),
                List.of("198.51.100.0/24", "198.51.100.0/24", "192.0.2.1"),
                plain.credentials(),
                null,
                plain.settings(),
                0,
                Optional.empty());

        assertThat(carrier.hostToResolve()).isEmpty();
        assertThat(carrier.rows(ADDRESS))
                .filteredOn(row -> row.key().table() == AraTable.IDENTIFIES)
                .extracting(row -> row.columns().get("match"))
                .containsExactly("198.51.100.0/24", "192.0.2.1");
    }

    @Test
    void a_from_user_stays_in_from_and_the_number_goes_out_asserted() {
        var settings = new EndpointSettings(
                "transport-udp", List.of("ulaw"), "rfc4733", "trunk7", "sip.example.com", Map.of("timers", "no"));

        assertThat(settings.columns("acme", "from-trunk"))
                .containsEntry("from_user", "trunk7")
                .containsEntry("from_domain", "sip.example.com")
                .containsEntry("send_pai", "yes")
                .containsEntry("timers", "no");
    }

    @Test
    void advanced_settings_never_move_an_endpoint_to_another_context() {
        var settings = new EndpointSettings(
                "transport-udp",
                List.of("ulaw"),
                "rfc4733",
                null,
                null,
                Map.of("context", "from-campaign", "allow_transfer", "yes", "aors", "other", "rtp_symmetric", "no"));

        assertThat(settings.columns("acme", "from-trunk"))
                .containsEntry("context", "from-trunk")
                .containsEntry("allow_transfer", "no")
                .containsEntry("aors", "acme")
                .containsEntry("rtp_symmetric", "no");
    }

    @Test
    void an_address_of_version_6_stands_in_brackets() {
        assertThat(new Peer("2001:db8::5", 5060).uri()).isEqualTo("sip:[2001:db8::5]:5060");
    }

    @Test
    void a_prefix_that_would_mean_something_in_a_pattern_is_refused() {
        assertThatThrownBy(() -> new PrefixBlock("9[1-9]", 60, PrefixBlock.NumberFormat.DIGITS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
