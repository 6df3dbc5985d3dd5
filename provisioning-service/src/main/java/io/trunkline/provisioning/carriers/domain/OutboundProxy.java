package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.endpoints.domain.Host;
import java.util.Optional;
import java.util.regex.Pattern;

/// A proxy for all requests to a carrier.
public record OutboundProxy(Host host, int port) {
    private static final Pattern WITH_PORT = Pattern.compile("(.+):([0-9]{1,5})");

    /// `<host>` or `<host>:<port>`, an IPv6 address with a port in brackets. Empty for anything else.
    ///
    /// @param defaultPort of a host without a port
    public static Optional<OutboundProxy> parse(String text, int defaultPort) {
        var alone = Host.parse(text);
        if (alone.isPresent()) {
            return alone.map(host -> new OutboundProxy(host, defaultPort));
        }
        var parts = WITH_PORT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var port = Integer.parseInt(parts.group(2));
        return Host.parse(parts.group(1))
                .filter(_ -> port >= 1 && port <= 65_535)
                .map(host -> new OutboundProxy(host, port));
    }

    /// `<host>:<port>`
    public String text() {
        return host.toUriHost() + ":" + port;
    }
}
