package io.trunkline.web.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/// Finds the address of the client of a request.
///
/// It begins at the other end of the connection and goes from each trusted proxy to the address that this proxy has
/// added to the header. The first address that is not a trusted proxy is the client: what it has sent in the header
/// itself is not read.
public final class ClientAddressResolver {
    private static final InetAddress UNKNOWN = InetAddress.ofLiteral("0.0.0.0");

    private final List<InetAddressMatcher> trusted;
    private final ForwardedHeader header;

    /// @param trusted addresses and CIDR blocks of the proxies
    /// @param header the header to which the proxies add the address of their client
    /// @throws IllegalArgumentException if an entry of `trusted` is neither an address nor a CIDR block
    ClientAddressResolver(List<String> trusted, ForwardedHeader header) {
        this.trusted = trusted.stream().map(InetAddressMatchers::fromIpAddress).toList();
        this.header = header;
    }

    public ClientAddress of(ServerHttpRequest request) {
        return of(addressOf(request.getRemoteAddress()), request.getHeaders());
    }

    /// @param connected the other end of the connection
    ClientAddress of(InetAddress connected, HttpHeaders headers) {
        InetAddress client = connected;
        if (isTrusted(client)) {
            for (Optional<InetAddress> added : header.addressesFromTheRight(headers)) {
                client = added.orElse(client);
                if (added.isEmpty() || !isTrusted(client)) {
                    break;
                }
            }
        }
        return new ClientAddress(client);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static InetAddress addressOf(@Nullable InetSocketAddress remote) {
        return remote == null || remote.getAddress() == null ? UNKNOWN : remote.getAddress();
    }
}
