package io.trunkline.provisioning.endpoints.domain;

import java.util.regex.Pattern;

/// One address or CIDR block that a carrier's calls come from, as ps_endpoint_id_ips.match takes it.
public final class CidrRules {
    private static final Pattern PREFIX_LENGTH = Pattern.compile("[0-9]{1,3}");

    private CidrRules() {}

    /// Whether the text is an address, or a block that is not wider than /8 (IPv4) or /32 (IPv6): a wider one
    /// would take strangers for the carrier.
    public static boolean isValid(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var bits = slash < 0 ? "" : text.substring(slash + 1);
        if (Host.isIpv4(address)) {
            return slash < 0 || isBetween(bits, 8, 32);
        }
        return Host.isIpv6(address) && (slash < 0 || isBetween(bits, 32, 128));
    }

    private static boolean isBetween(String bits, int least, int most) {
        return PREFIX_LENGTH.matcher(bits).matches()
                && Integer.parseInt(bits) >= least
                && Integer.parseInt(bits) <= most;
    }
}
