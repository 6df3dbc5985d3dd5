package io.trunkline.web.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The address of the client that sends a request. A controller declares it as an argument.
///
/// @param value of a trusted proxy only where the proxy does not name its client
public record ClientAddress(InetAddress value) {
    private static final int IPV6_NETWORK_BYTES = 8;

    /// What limits count by: an IPv4 address, or the /64 network of an IPv6 address, since a single host usually
    /// has all addresses of a /64 to choose from.
    ///
    /// @return such as `192.0.2.7` or `2001:db8:0:1:0:0:0:0/64`
    public String network() {
        return value instanceof Inet6Address address ? networkOf(address) : value.getHostAddress();
    }

    private static String networkOf(Inet6Address address) {
        try {
            byte[] prefix = Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES);
            return InetAddress.getByAddress(Arrays.copyOf(prefix, 16)).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv6 address has 16 bytes", e);
        }
    }

    @Override
    public String toString() {
        return value.getHostAddress();
    }
}
