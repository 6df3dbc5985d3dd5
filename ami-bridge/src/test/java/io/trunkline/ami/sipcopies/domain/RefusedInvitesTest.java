package io.trunkline.ami.sipcopies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedInvitesTest {
    private static final String CALL = "c1";
    private static final List<String> BOTH = List.of("SIP;cause=603;text=\"v=analytics1\"", "Q.850;cause=21");
    private static final String TWO_REASONS = "Reason: " + BOTH.get(0) + "\r\nreason : " + BOTH.get(1) + "\r\n";

    private final RefusedInvites invites = new RefusedInvites();

    @Test
    void a_refused_invite_has_all_reason_headers_of_its_last_response() {
        invites.add(response("407 Proxy Authentication Required", "1 INVITE", "Reason: SIP;cause=407\r\n"));
        invites.add(response("180 Ringing", "2 INVITE", "Reason: SIP;cause=180\r\n"));
        invites.add(response("603 Decline", "2 INVITE", TWO_REASONS));

        assertThat(invites.reasonHeaders(CALL, 603)).contains(BOTH);
        assertThat(invites.reasonHeaders(CALL, 603)).as("a second time").contains(BOTH);
    }

    @Test
    void a_response_to_another_request_or_call_is_none() {
        invites.add(response("603 Decline", "1 OPTIONS", TWO_REASONS));
        invites.add(response("603 Decline", "1 INVITE", TWO_REASONS).replace("Call-ID: c1", "Call-ID: c2"));

        assertThat(invites.reasonHeaders(CALL, 603)).isEmpty();
    }

    @Test
    void a_refused_invite_within_the_call_is_not_its_end() {
        invites.add(response("488 Not Acceptable Here", "2 INVITE", TWO_REASONS));

        assertThat(invites.reasonHeaders(CALL, 200)).isEmpty();
    }

    @Test
    void of_very_many_refusals_the_last_5000_are_kept() {
        for (int call = 0; call <= 5_000; call++) {
            invites.add(response("603 Decline", "1 INVITE", TWO_REASONS).replace("Call-ID: c1", "Call-ID: n" + call));
        }

        assertThat(invites.reasonHeaders("n0", 603)).isEmpty();
        assertThat(invites.reasonHeaders("n1", 603)).contains(BOTH);
    }

    @Test
    void a_response_without_reason_headers_is_known_all_the_same() {
        invites.add(response("480 Temporarily Unavailable", "1 INVITE", ""));

        assertThat(invites.reasonHeaders(CALL, 480)).contains(List.of());
    }

    @Test
    void what_is_in_the_body_or_not_printable_is_not_taken() {
        invites.add(response("603 Decline", "1 INVITE", "Reason: SIP;cause=603\r\n ;text=\"\u00e9\t\u0001\"\r\n")
                + "Reason: Q.850;cause=16\r\n");

        assertThat(invites.reasonHeaders(CALL, 603)).contains(List.of("SIP;cause=603 ;text=\"???\""));
    }

    @Test
    void a_response_with_many_long_headers_is_cut() {
        invites.add(response("603 Decline", "1 INVITE", ("Reason: " + "x".repeat(3_000) + "\r\n").repeat(20)));

        assertThat(invites.reasonHeaders(CALL, 603).orElseThrow())
                .hasSize(8)
                .allSatisfy(header -> assertThat(header).hasSize(200));
    }

    private static String response(String status, String cseq, String reasons) {
        return "SIP/2.0 " + status + "\r\nCall-ID: c1\r\nCSeq: " + cseq + "\r\n" + reasons + "\r\n";
    }
}
