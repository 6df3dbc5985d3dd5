package io.trunkline.ami.sipcopies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.Contact;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SentRequestsTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String CONTACT = "sip:192.0.2.7:5070;transport=tcp";
    private static final String HASH = Contact.hashOf(CONTACT);

    private final SentRequests requests = new SentRequests();

    @Test
    void a_response_is_matched_with_its_request_by_the_call_id() {
        requests.add(request("OPTIONS", CONTACT, "<sip:192.0.2.7>", "c1"), AT, AT);
        requests.add(response("405 Method Not Allowed", "OPTIONS", "c1"), AT.plusMillis(20), AT);
        requests.add(response("503 Busy", "OPTIONS", "c2"), AT.plusMillis(30), AT);
        requests.add(response("503 Busy", "INVITE", "c1"), AT.plusMillis(30), AT);

        assertThat(requests.toOptions(HASH))
                .contains(new SipResponse(405, "Method Not Allowed", Duration.ofMillis(20), AT));
    }

    @Test
    void the_last_response_to_a_register_counts_and_a_port_in_the_client_uri_does_not() {
        requests.add(request("REGISTER", "sip:192.0.2.7:5070", "<sip:acme@192.0.2.7>", "r1"), AT, AT);
        requests.add(response("100 Trying", "REGISTER", "r1"), AT, AT);
        requests.add(response("401 Unauthorized", "REGISTER", "r1"), AT, AT);
        requests.add(response("403 Forbidden", "REGISTER", "r1"), AT, AT);

        assertThat(requests.toRegister("sip:acme@192.0.2.7:5070", "sip:192.0.2.7:5070"))
                .map(SipResponse::text)
                .contains("403 Forbidden");
        assertThat(requests.toRegister("sip:acme@192.0.2.7", "sip:192.0.2.8")).isEmpty();
        assertThat(requests.toRegister("sip:other@192.0.2.7", "sip:192.0.2.7:5070"))
                .isEmpty();
    }

    @Test
    void a_response_whose_copy_arrives_first_is_kept_for_its_request() {
        requests.add(response("200 OK", "OPTIONS", "c3"), AT, AT);
        assertThat(requests.toOptions(HASH)).isEmpty();

        requests.add(request("OPTIONS", CONTACT, "<sip:192.0.2.7>", "c3"), AT, AT);

        assertThat(requests.toOptions(HASH)).map(SipResponse::status).contains(200);
    }

    @Test
    void what_a_peer_writes_is_cut_and_cleaned() {
        requests.add(request("OPTIONS", CONTACT, "<sip:192.0.2.7>", "c4"), AT, AT);
        requests.add(response("200 " + "\u0007é".repeat(100), "OPTIONS", "c4"), AT, AT);

        assertThat(requests.toOptions(HASH).orElseThrow().reason()).matches("[?]{80}");
        requests.add("", AT, AT);
        requests.add("SIP/2.0 200 OK\r\n", AT, AT);
    }

    private static String request(String method, String uri, String to, String callId) {
        return method + " " + uri + " SIP/2.0\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\nCSeq: 7 " + method
                + "\r\n\r\n";
    }

    private static String response(String status, String method, String callId) {
        return "SIP/2.0 " + status + "\r\ni: " + callId + "\r\nCSeq: 7 " + method + "\r\n\r\n";
    }
}
