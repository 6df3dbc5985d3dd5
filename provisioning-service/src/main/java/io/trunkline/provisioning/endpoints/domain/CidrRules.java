package io.trunkline.provisioning.endpoints.domain;

import java.util.regex.Pattern;

/// The rules for a source address of a carrier's calls: an IP address or CIDR block for ps_endpoint_id_ips.match.
public final class CidrRules {
    private static final Pattern PREFIX_LENGTH = Pattern.compile("[0-9]{1,3}");

    private CidrRules() {}

    /// Whether the text is an IP address, or a CIDR block of at least /8 (IPv4) or /32 (IPv6). A larger block would
    /// also accept calls from other senders.
    public static boolean isValid(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var bits = slash < 0 ? "" : text.substring(slash + 1);
        if (Host.isIpv4(address)) {
            return slash < 0 || isBetween(bits, 8, 32);
        }
        return Host.isIpv6(address) && (slash < 0 || isBetween(bits, 32, 128));
    }

    private static boolean isBetween(String bits, int min, int max) {
        return PREFIX_LENGTH.matcher(bits).matches() && Integer.parseInt(bits) >= min && Integer.parseInt(bits) <= max;
    }
}
