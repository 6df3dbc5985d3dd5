package io.trunkline.ami.sipcopies.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A SIP message that a node sent or received, as its module res_hep_pjsip copies it (Homer Encapsulation Protocol
/// 3).
///
/// @param destination the address it was sent to
/// @param at by the node's clock
/// @param message the SIP message, one character for each byte
public record HepPacket(String destination, Instant at, String message) {
    private static final int MAGIC = 0x48455033;
    private static final int HEADER_LENGTH = 6;
    private static final int CHUNK_HEADER_LENGTH = 6;
    private static final int DESTINATION_IPV4 = 4;
    private static final int DESTINATION_IPV6 = 6;
    private static final int SECONDS = 9;
    private static final int MICROSECONDS = 10;
    private static final int PAYLOAD = 15;
    private static final long NANOS_PER_MICRO = 1_000;

    /// Empty for anything else.
    public static Optional<HepPacket> parse(ByteBuffer packet) {
        try {
            if (packet.remaining() < HEADER_LENGTH || packet.getInt() != MAGIC) {
                return Optional.empty();
            }
            packet.getShort();
            Map<Integer, ByteBuffer> chunks = new HashMap<>();
            while (packet.remaining() >= CHUNK_HEADER_LENGTH) {
                packet.getShort();
                int type = Short.toUnsignedInt(packet.getShort());
                int length = Short.toUnsignedInt(packet.getShort()) - CHUNK_HEADER_LENGTH;
                chunks.put(type, packet.slice(packet.position(), length));
                packet.position(packet.position() + length);
            }
            return of(chunks);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<HepPacket> of(Map<Integer, ByteBuffer> chunks) {
        ByteBuffer ipv4 = chunks.get(DESTINATION_IPV4);
        ByteBuffer destination = ipv4 != null ? ipv4 : chunks.get(DESTINATION_IPV6);
        ByteBuffer seconds = chunks.get(SECONDS);
        ByteBuffer micros = chunks.get(MICROSECONDS);
        ByteBuffer payload = chunks.get(PAYLOAD);
        if (destination == null || seconds == null || micros == null || payload == null) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(
                Integer.toUnsignedLong(seconds.getInt()), Integer.toUnsignedLong(micros.getInt()) * NANOS_PER_MICRO);
        return Optional.of(new HepPacket(
                address(destination),
                at,
                StandardCharsets.ISO_8859_1.decode(payload).toString()));
    }

    private static String address(ByteBuffer bytes) {
        byte[] address = new byte[bytes.remaining()];
        bytes.get(address);
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }
}
