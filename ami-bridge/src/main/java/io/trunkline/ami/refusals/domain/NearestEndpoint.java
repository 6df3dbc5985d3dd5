package io.trunkline.ami.refusals.domain;

import io.trunkline.ami.connection.domain.IdentifiedNetwork;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the carrier or client that a refused address may belong to. Providers often add addresses next to those
/// that they have already.
public final class NearestEndpoint {
    private static final int IPV4_BYTES = 4;
    private static final int MIN_COMMON_BITS_IPV4 = 24;
    private static final int MIN_COMMON_BITS_IPV6 = 48;

    private NearestEndpoint() {}

    private record Distance(String endpoint, int commonBits) {}

    /// @param address without a port
    /// @return empty if none has an address with the same first 24 bits (IPv4) or 48 bits (IPv6)
    public static Optional<String> of(String address, List<IdentifiedNetwork> networks) {
        byte[] wanted = bytes(address);
        int minBits = wanted.length == IPV4_BYTES ? MIN_COMMON_BITS_IPV4 : MIN_COMMON_BITS_IPV6;
        return networks.stream()
                .map(one -> new Distance(one.endpoint(), commonBits(wanted, bytes(hostPart(one.network())))))
                .filter(one -> one.commonBits() >= minBits)
                .max(Comparator.comparingInt(Distance::commonBits).thenComparing(Distance::endpoint))
                .map(Distance::endpoint);
    }

    private static String hostPart(String network) {
        return network.split("/", 2)[0];
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static int commonBits(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return 0;
        }
        for (int i = 0; i < one.length; i++) {
            int differing = (one[i] ^ other[i]) & 0xff;
            if (differing != 0) {
                return i * Byte.SIZE + Integer.numberOfLeadingZeros(differing) - (Integer.SIZE - Byte.SIZE);
            }
        }
        return one.length * Byte.SIZE;
    }
}
