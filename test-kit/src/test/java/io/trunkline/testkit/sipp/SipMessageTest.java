package io.trunkline.testkit.sipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SipMessageTest {
    private static final String INVITE = """
            INVITE sip:14045550100@127.0.0.2:5070 SIP/2.0
            From: "Sales" <sip:+15557770000@127.0.0.1>;tag=1
            To: <sip:14045550100@127.0.0.2>
            P-Asserted-Identity: "x" <sip:+15557770009@127.0.0.1>
            Call-ID: abc
            CSeq: 7 INVITE

            v=0
            """;

    @Test
    void reads_the_dialed_number_and_the_caller_id() {
        SipMessage invite = SipMessage.parse(false, INVITE);

        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.requestUser()).isEqualTo("14045550100");
        assertThat(invite.fromUser()).isEqualTo("+15557770000");
        assertThat(invite.pAssertedIdentity()).isEqualTo("+15557770009");
        assertThat(invite.isInDialog()).isFalse();
        assertThat(invite.status()).isZero();
    }

    @Test
    void counts_a_repeated_message_once(@TempDir Path folder) throws IOException {
        String received = "----------------------------------------------- 2026-01-01T00:00:00Z\n"
                + "UDP message received [300] bytes:\n\n" + INVITE + "\n";
        String sent = "----------------------------------------------- 2026-01-01T00:00:00Z\n"
                + "UDP message sent [300] bytes:\n\nSIP/2.0 486 Busy Here\nCall-ID: abc\nCSeq: 7 INVITE\n\n";
        Path file = Files.writeString(folder.resolve("messages"), received + received + sent + sent);
        SipMessageLog log = new SipMessageLog(file);

        assertThat(log.messages()).hasSize(4);
        assertThat(log.receivedRequests("INVITE")).hasSize(1);
        assertThat(log.callsWithStatus("INVITE", 486)).isOne();
        assertThat(log.callsWithStatus("INVITE", 200)).isZero();
    }
}
