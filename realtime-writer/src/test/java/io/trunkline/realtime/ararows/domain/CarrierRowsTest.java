package io.trunkline.realtime.ararows.domain;

import static io.trunkline.realtime.ararows.domain.CarrierFixture.columns;
import static io.trunkline.realtime.ararows.domain.CarrierFixture.dialplan;
import static io.trunkline.realtime.ararows.domain.CarrierFixture.ipCarrier;
import static io.trunkline.realtime.ararows.domain.CarrierFixture.registrationCarrier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.realtime.ararows.domain.Carrier.Status;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.ReceivedNumbers;
import io.trunkline.telephony.sip.SipTransport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CarrierRowsTest {
    private static final List<String> ADDRESS = List.of("203.0.113.5");

    @Test
    void an_ip_carrier_has_a_contact_identify_rows_and_no_registration() {
        var rows = ipCarrier(Status.ACTIVE).rows(ADDRESS);

        assertThat(columns(rows, AraTable.AORS, "acme"))
                .isEqualTo(Map.of(
                        "id", "acme",
                        "contact", "sip:203.0.113.5:5070",
                        "qualify_frequency", "60",
                        "qualify_timeout", "3"));
        assertThat(columns(rows, AraTable.IDENTIFIES, "1050@acme@203.0.113.5"))
                .isEqualTo(Map.of(
                        "id",
                        "1050@acme@203.0.113.5",
                        "endpoint",
                        "acme",
                        "match",
                        "203.0.113.5",
                        "srv_lookups",
                        "no"));
        assertThat(rows).extracting(row -> row.key().table()).doesNotContain(AraTable.REGISTRATIONS, AraTable.AUTHS);
    }

    @Test
    void a_carriers_endpoint_handles_nat_and_allows_no_transfer() {
        var rows = ipCarrier(Status.ACTIVE).rows(ADDRESS);

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
                        Map.entry("rtp_timeout", "100"),
                        Map.entry("rtp_timeout_hold", "1800"),
                        Map.entry("allow_transfer", "no"),
                        Map.entry("send_connected_line", "no"),
                        Map.entry("trust_connected_line", "no"),
                        Map.entry("accountcode", "acme"),
                        Map.entry("dtmf_mode", "rfc4733"),
                        Map.entry("trust_id_inbound", "yes"),
                        Map.entry("identify_by", "ip")));
    }

    @Test
    void a_registration_carrier_retries_forever_and_is_identified_by_its_line() {
        var carrier = registrationCarrier(Status.ACTIVE);
        var rows = carrier.rows(List.of("203.0.113.9"));

        assertThat(columns(rows, AraTable.AORS, "bell")).isEqualTo(Map.of("id", "bell", "contact", ""));
        assertThat(columns(rows, AraTable.AUTHS, "bell"))
                .isEqualTo(Map.of(
                        "id", "bell",
                        "auth_type", "userpass",
                        "username", "user1-auth",
                        "supported_algorithms_uac", "MD5,SHA-256",
                        "supported_algorithms_uas", "MD5,SHA-256"));
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
        assertThat(columns(rows, AraTable.IDENTIFIES, "1050@bell@203.0.113.9")).containsEntry("endpoint", "bell");
        assertThat(carrier.registrationUris())
                .contains(new RegistrationUris("sip:user1@203.0.113.9", "sip:203.0.113.9:5060"));
    }

    @Test
    void a_carriers_password_stays_sealed_in_its_desired_rows() {
        var auth = CarrierFixture.byKey(registrationCarrier(Status.ACTIVE).rows(List.of()))
                .get(new RowKey(AraTable.AUTHS, "bell"));

        assertThat(auth).isNotNull();
        assertThat(auth.columns()).doesNotContainKey("password");
        assertThat(auth.sealedPassword()).isEqualTo(CarrierFixture.SEALED);
        assertThat(auth.withPassword("s3cret").columns()).containsEntry("password", "s3cret");
        assertThat(auth.withPassword("s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void the_prefix_dialplan_requests_a_lease_before_it_dials_the_contact() {
        assertThat(dialplan(ipCarrier(Status.ACTIVE).rows(ADDRESS)))
                .containsExactly(
                        "from-campaign,_9X.,1 NoOp(Outbound via acme)",
                        "from-campaign,_9X.,2 Set(STRIPPED=${FILTER(0-9+,${EXTEN:1})})",
                        "from-campaign,_9X.,3 Gosub(trunkline-prefix,s,1(acme,9))",
                        "from-campaign,_9X.,4 Dial(PJSIP/${STRIPPED}@acme,45,ib(trunkline-dialed^s^1))",
                        "from-campaign,_9X.,5 Hangup()");
    }

    @Test
    void a_registration_carrier_is_dialed_by_full_uri_in_its_number_format() {
        assertThat(dialplan(registrationCarrier(Status.ACTIVE).rows(List.of())))
                .contains(
                        "from-campaign,_91X.,2 Set(STRIPPED=${FILTER(0-9+,${EXTEN:2})})",
                        "from-campaign,_91X.,4 Dial(PJSIP/bell/sip:+${FILTER(0-9,${STRIPPED})}@203.0.113.9:5060,60,ib(trunkline-dialed^s^1))");
    }

    @Test
    void a_carrier_in_maintenance_stays_registered_and_a_variable_of_its_calls_says_so() {
        var rows = registrationCarrier(Status.MAINTENANCE).rows(List.of("203.0.113.9"));

        assertThat(rows)
                .extracting(row -> row.key().table())
                .contains(AraTable.REGISTRATIONS, AraTable.IDENTIFIES)
                .doesNotContain(AraTable.EXTENSIONS);
        assertThat(columns(rows, AraTable.ENDPOINTS, "bell")).containsEntry("set_var", "TRUNKLINE_MAINTENANCE=1");
        assertThat(columns(registrationCarrier(Status.ACTIVE).rows(List.of()), AraTable.ENDPOINTS, "bell"))
                .doesNotContainKey("set_var");
    }

    @Test
    void an_inactive_carrier_keeps_only_the_rows_that_calls_in_progress_need() {
        var rows = registrationCarrier(Status.INACTIVE).rows(List.of("203.0.113.9"));

        assertThat(rows)
                .extracting(row -> row.key().table())
                .containsExactlyInAnyOrder(AraTable.ENDPOINTS, AraTable.AORS, AraTable.AUTHS);
        assertThat(registrationCarrier(Status.INACTIVE).registrationUris()).isEmpty();
        assertThat(columns(ipCarrier(Status.INACTIVE).rows(ADDRESS), AraTable.AORS, "acme"))
                .containsEntry("qualify_frequency", "0");
    }

    @Test
    void listed_networks_replace_the_hosts_addresses() {
        var plain = ipCarrier(Status.ACTIVE);
        var carrier = new Carrier(
                plain.endpointId(),
                plain.driver(),
                plain.status(),
                plain.address(),
                List.of("198.51.100.0/24", "198.51.100.0/24", "192.0.2.1"),
                plain.credentials(),
                null,
                plain.settings(),
                0,
                50,
                Carrier.Requests.DIRECT,
                Optional.empty());

        assertThat(carrier.hostToResolve()).isEmpty();
        assertThat(carrier.rows(ADDRESS))
                .filteredOn(row -> row.key().table() == AraTable.IDENTIFIES)
                .extracting(row -> row.columns().get("match"))
                .containsExactly("198.51.100.0/24", "192.0.2.1");
    }

    @Test
    void a_from_user_stays_in_from_and_the_caller_id_goes_out_in_p_asserted_identity() {
        var settings = new EndpointSettings(
                "transport-udp", List.of("ulaw"), "rfc4733", "trunk7", "sip.example.com", Map.of("timers", "no"));

        assertThat(settings.columns("acme", "from-trunk"))
                .containsEntry("from_user", "trunk7")
                .containsEntry("from_domain", "sip.example.com")
                .containsEntry("send_pai", "yes")
                .containsEntry("timers", "no");
    }

    @Test
    void advanced_settings_cannot_change_an_endpoints_context() {
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
    void at_one_address_carriers_come_before_clients_and_by_priority() {
        var first = withPriority(9).rows(ADDRESS);
        var second = withPriority(10).rows(ADDRESS);
        var client = new Client(
                        "a-client",
                        true,
                        new Client.FixedAddress(new SipAddress("203.0.113.5", 5060)),
                        CarrierFixture.defaultSettings(),
                        0)
                .rows(ADDRESS);

        assertThat(Stream.of(client, second, first)
                        .flatMap(List::stream)
                        .filter(row -> row.key().table() == AraTable.IDENTIFIES)
                        .map(row -> row.key().key())
                        .sorted())
                .containsExactly("1009@acme@203.0.113.5", "1010@acme@203.0.113.5", "2@a-client@203.0.113.5");
    }

    @Test
    void an_outbound_proxy_gets_every_request_and_its_address_identifies_the_calls() {
        var plain = registrationCarrier(Status.ACTIVE);
        var carrier = new Carrier(
                plain.endpointId(),
                plain.driver(),
                plain.status(),
                plain.address(),
                plain.sourceNetworks(),
                Optional.of(new Credentials("user1-auth", CarrierFixture.SEALED, "telekom.example")),
                plain.registrationUser(),
                plain.settings(),
                plain.qualifySeconds(),
                plain.priority(),
                new Carrier.Requests(Optional.of(new SipAddress("198.51.100.7", 5070)), 600),
                plain.prefixDialplan());

        var rows = carrier.rows(List.of());

        assertThat(carrier.hostToResolve().map(IdentifyingHost::name)).contains("198.51.100.7");
        assertThat(columns(rows, AraTable.ENDPOINTS, "bell"))
                .containsEntry("outbound_proxy", "sip:198.51.100.7:5070^3Blr");
        assertThat(columns(rows, AraTable.REGISTRATIONS, "bell"))
                .containsEntry("outbound_proxy", "sip:198.51.100.7:5070^3Blr")
                .containsEntry("expiration", "600")
                .containsEntry("server_uri", "sip:203.0.113.9:5060");
        assertThat(columns(rows, AraTable.AUTHS, "bell")).containsEntry("realm", "telekom.example");
    }

    @Test
    void the_transport_is_part_of_every_uri_but_for_udp() {
        var plain = registrationCarrier(Status.ACTIVE);
        var address = new SipAddress("203.0.113.9", Optional.of(5061), SipTransport.TLS);
        var proxy = new SipAddress("198.51.100.7", Optional.of(5061), SipTransport.TLS);
        var carrier = new Carrier(
                plain.endpointId(),
                plain.driver(),
                plain.status(),
                address,
                plain.sourceNetworks(),
                plain.credentials(),
                plain.registrationUser(),
                plain.settings(),
                plain.qualifySeconds(),
                plain.priority(),
                new Carrier.Requests(Optional.of(proxy), 600),
                plain.prefixDialplan());

        var rows = carrier.rows(List.of());

        assertThat(columns(rows, AraTable.REGISTRATIONS, "bell"))
                .containsEntry("server_uri", "sip:203.0.113.9:5061^3Btransport=tls")
                .containsEntry("outbound_proxy", "sip:198.51.100.7:5061^3Btransport=tls^3Blr");
        assertThat(carrier.registrationUris())
                .contains(new RegistrationUris("sip:user1@203.0.113.9", "sip:203.0.113.9:5061;transport=tls"));
        assertThat(dialplan(rows))
                .anySatisfy(row ->
                        assertThat(row).contains("@203.0.113.9:5061^3Btransport=tls,60,ib(trunkline-dialed^s^1)"));
        assertThat(IdentifyRows.staticContact(new SipAddress("203.0.113.5", Optional.of(5060), SipTransport.TCP), 0))
                .containsEntry("contact", "sip:203.0.113.5:5060^3Btransport=tcp");
    }

    @Test
    void a_carrier_without_a_port_is_found_by_srv_records_and_so_are_its_addresses() {
        var address = new SipAddress("sip.example.com", Optional.empty(), SipTransport.UDP);
        var plain = registrationCarrier(Status.ACTIVE);
        var carrier = new Carrier(
                plain.endpointId(),
                plain.driver(),
                plain.status(),
                address,
                plain.sourceNetworks(),
                plain.credentials(),
                plain.registrationUser(),
                plain.settings(),
                plain.qualifySeconds(),
                plain.priority(),
                plain.requests(),
                plain.prefixDialplan());

        var rows = carrier.rows(List.of("192.0.2.61", "192.0.2.62"));

        assertThat(carrier.hostToResolve().map(IdentifyingHost::name)).contains("_sip._udp.sip.example.com");
        assertThat(columns(rows, AraTable.REGISTRATIONS, "bell"))
                .containsEntry("server_uri", "sip:sip.example.com^3Btransport=udp");
        assertThat(dialplan(rows))
                .anySatisfy(row -> assertThat(row).contains("@sip.example.com^3Btransport=udp,60,ib("));
        assertThat(rows)
                .filteredOn(row -> row.key().table() == AraTable.IDENTIFIES)
                .extracting(row -> row.columns().get("match"))
                .containsExactly("192.0.2.61", "192.0.2.62");
    }

    @Test
    void headers_and_the_place_of_the_called_number_are_variables_of_the_endpoint() {
        var headers = new TreeMap<>(Map.of("X-Account", "17; a^b", "P-Charge-Info", "<sip:+1404@x>"));

        assertThat(new EndpointVariables(
                                headers,
                                Optional.of(new EndpointVariables.InHeader("To")),
                                Optional.of(new ReceivedNumbers.National(new Country("GB"))),
                                Optional.of("X-Tags"),
                                Optional.of("X-Account"))
                        .column(false))
                .contains("TRUNKLINE_HEADERS=P-Charge-Info,X-Account;TRUNKLINE_HEADER_1=<sip:+1404@x>;"
                        + "TRUNKLINE_HEADER_2=17^3B a^5Eb;TRUNKLINE_CALLED_IN=To;TRUNKLINE_NUMBERS=national:GB;"
                        + "TRUNKLINE_TAGS_IN=X-Tags;TRUNKLINE_ACCOUNT_IN=X-Account");
        assertThat(new EndpointVariables(
                                new TreeMap<>(),
                                Optional.of(new EndpointVariables.Fixed("+1404")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())
                        .column(true))
                .contains("TRUNKLINE_CALLED_NUMBER=+1404;TRUNKLINE_MAINTENANCE=1");
        assertThat(columns(ipCarrier(Status.ACTIVE).rows(ADDRESS), AraTable.ENDPOINTS, "acme"))
                .doesNotContainKey("set_var");
    }

    private static Carrier withPriority(int priority) {
        var plain = ipCarrier(Status.ACTIVE);
        return new Carrier(
                plain.endpointId(),
                plain.driver(),
                plain.status(),
                plain.address(),
                plain.sourceNetworks(),
                plain.credentials(),
                null,
                plain.settings(),
                plain.qualifySeconds(),
                priority,
                Carrier.Requests.DIRECT,
                plain.prefixDialplan());
    }

    @Test
    void an_ipv6_address_is_bracketed() {
        assertThat(new SipAddress("2001:db8::5", 5060).sipUri()).isEqualTo("sip:[2001:db8::5]:5060");
    }

    @Test
    void a_prefix_with_pattern_characters_is_rejected() {
        assertThatThrownBy(() -> new PrefixDialplan("9[1-9]", 60, PrefixDialplan.NumberFormat.DIGITS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
