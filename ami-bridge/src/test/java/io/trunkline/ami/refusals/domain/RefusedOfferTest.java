package io.trunkline.ami.refusals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.connection.domain.NodeEvent.RequestRefused;
import io.trunkline.ami.connection.domain.RefusalReason;
import io.trunkline.ami.sipcopies.domain.HepPacket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chunks before the payload are those that Asterisk 22 sent.
class RefusedOfferTest {
    private static final String CHUNKS = "00000001000702 00000002000711 0000000700081759 000000080008e231"
            + " 00000009000a6b0c5584 0000000a000a0000d327 0000000b000701 0000000c000a00000001"
            + " 00000003000a7f000001 00000004000a7f004d01";

    private static final String REFUSAL = "SIP/2.0 488 Not Acceptable Here\r\n"
            + "Via: SIP/2.0/UDP 127.0.77.1:57905\r\n"
            + "From: <sip:15551230000@127.0.77.1>;tag=77d9d593\r\n"
            + "CSeq: 1 INVITE\r\nServer: Trunkline\r\nContent-Length:  0\r\n\r\n";

    @Test
    void a_refused_offer_is_counted_for_the_address_that_the_response_goes_to() {
        assertThat(HepPacket.parse(packet(REFUSAL)).flatMap(RefusedOffer::in))
                .contains(new RequestRefused(
                        Instant.ofEpochSecond(0x6b0c5584L, 54_055_000),
                        "127.0.77.1",
                        RefusalReason.NO_COMMON_CODEC,
                        "15551230000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Server: Trunkline\r\n", "CSeq: 1 INVITE\r\n", "488 Not Acceptable Here"})
    void other_messages_are_not(String removed) {
        assertThat(HepPacket.parse(packet(REFUSAL.replace(removed, ""))).flatMap(RefusedOffer::in))
                .isEmpty();
    }

    @Test
    void a_refusal_of_a_call_that_has_a_channel_is_not() {
        String recorded = REFUSAL.replace("Server:", "Reason: Q.850;cause=58\r\nServer:");

        assertThat(HepPacket.parse(packet(recorded)).flatMap(RefusedOffer::in)).isEmpty();
    }

    @Test
    void a_packet_that_is_cut_or_something_else_is_ignored() {
        ByteBuffer whole = packet(REFUSAL);
        for (int length = 0; length < whole.limit(); length++) {
            assertThat(HepPacket.parse(whole.slice(0, length))).isEmpty();
        }
        assertThat(HepPacket.parse(ByteBuffer.wrap(REFUSAL.getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    private static ByteBuffer packet(String message) {
        byte[] chunks = HexFormat.of().parseHex(CHUNKS.replace(" ", ""));
        byte[] payload = message.getBytes(StandardCharsets.ISO_8859_1);
        int length = 6 + chunks.length + 6 + payload.length;
        return ByteBuffer.allocate(length)
                .putInt(0x48455033)
                .putShort((short) length)
                .put(chunks)
                .putShort((short) 0)
                .putShort((short) 15)
                .putShort((short) (6 + payload.length))
                .put(payload)
                .flip();
    }
}
