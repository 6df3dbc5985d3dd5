package io.trunkline.provisioning.endpoints.domain;

import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address of a SIP server: a host name, an IPv4 or an IPv6 address without brackets.
public record Host(String value) {
    /// The column server_uri has 255 characters, which must also fit `sip:`, a user and a port.
    private static final int MAX_LENGTH = 200;

    private static final Pattern HOST_NAME =
            Pattern.compile("(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

    public Host {
        if (!isHostName(value) && !isIpv4(value) && !isIpv6(value)) {
            throw new IllegalArgumentException("not a host: " + value);
        }
    }

    /// Empty if the text is neither a name nor an address. Names are not resolved.
    public static Optional<Host> parse(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return isHostName(bare) || isIpv4(bare) || isIpv6(bare) ? Optional.of(new Host(bare)) : Optional.empty();
    }

    /// Whether it is a name and no address.
    public boolean isName() {
        return isHostName(value);
    }

    /// The host in a SIP URI: an IPv6 address gets brackets (RFC 3261 §25.1, IPv6reference).
    public String toUriHost() {
        return value.contains(":") ? "[" + value + "]" : value;
    }

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isIpv6(String text) {
        if (!text.contains(":") || text.contains("%") || text.contains("[")) {
            return false;
        }
        try {
            return !Inet6Address.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isHostName(String text) {
        return text.length() <= MAX_LENGTH
                && HOST_NAME.matcher(text).matches()
                && !DIGITS_AND_DOTS.matcher(text).matches();
    }
}
