package io.trunkline.routing.decision.domain.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.sip.SipTransport;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialStringTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PJSIP/+14045556789@acme-2",
                "PJSIP/acme-2/sip:500@192.0.2.1:5060",
                "PJSIP/acme-2/sip:5@a-3.net:5060"
            })
    void a_dial_string_names_its_endpoint(String text) {
        assertThat(new DialString(text).endpoint()).isEqualTo(new EndpointId("acme-2"));
    }

    @Test
    void the_id_of_a_placed_call_has_asterisks_form() {
        CallId id = CallId.placed("ast1", Instant.ofEpochSecond(1_795_168_093), "3f9k2m5q7x1a");

        assertThat(id.value()).isEqualTo("ast1-1795168093.t3f9k2m5q7x1a");
        assertThat(id.node()).isEqualTo("ast1");
        assertThat(id.startedAt()).isEqualTo(Instant.ofEpochSecond(1_795_168_093));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ast1", "ast1-1795168093", "ast1-1795168093.42;2", "ast1-1795168093.42\n", "a b-1795168093.4"
            })
    void other_texts_are_not_call_ids(String text) {
        assertThat(CallId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500&PJSIP/9900@other", "500|60", "500,60,g", "${SHELL(id)}", "", "5 00", "５００"})
    void text_that_is_not_a_number_never_becomes_a_dial_string(String hostile) {
        assertThatThrownBy(() -> DialString.throughContact(hostile, new EndpointId("acme")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DialString.toAddress(hostile, new EndpointId("acme"), udp("10.0.0.1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hostile_host_never_becomes_a_dial_string_and_ipv6_gets_its_brackets() {
        EndpointId acme = new EndpointId("acme");

        assertThatThrownBy(() -> DialString.toAddress("500", acme, udp("h&PJSIP/x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DialString.toAddress("500", acme, udp("2001:db8::1")).value())
                .isEqualTo("PJSIP/acme/sip:500@[2001:db8::1]:5060");
    }

    @ParameterizedTest
    @CsvSource({
        "UDP, sip.example.net:5060",
        "TCP, sip.example.net:5060;transport=tcp",
        "TLS, sip.example.net:5060;transport=tls"
    })
    void the_transport_is_a_parameter_unless_it_is_udp(SipTransport transport, String tail) {
        var address = new DialString.Address("sip.example.net", Optional.of(5060), transport);

        assertThat(DialString.toAddress("+500", new EndpointId("acme"), address).value())
                .isEqualTo("PJSIP/acme/sip:+500@" + tail);
    }

    @ParameterizedTest
    @EnumSource
    void without_a_port_the_transport_is_always_named(SipTransport transport) {
        var address = new DialString.Address("sip.example.net", Optional.empty(), transport);

        assertThat(DialString.toAddress("+500", new EndpointId("acme"), address).value())
                .isEqualTo("PJSIP/acme/sip:+500@sip.example.net;transport=" + transport.wireName());
    }

    private static DialString.Address udp(String host) {
        return new DialString.Address(host, Optional.of(5060), SipTransport.UDP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+14045550001", "1-2-3-4-5", "0F5E9D1C-0000-4000-8000-000000000001"})
    void a_did_id_has_one_spelling_only(String text) {
        assertThat(DidId.parse(text)).isEmpty();
        assertThat(DidId.parse(RoutingFixture.id(1).toString())).contains(new DidId(RoutingFixture.id(1)));
    }
}
