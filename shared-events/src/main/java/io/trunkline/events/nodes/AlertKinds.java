package io.trunkline.events.nodes;

import java.util.List;

/// The kinds of alerts. See docs/alerts.md.
public final class AlertKinds {
    public static final String NODE_UNREACHABLE = "node.unreachable";
    public static final String NODE_BACK = "node.back";
    public static final String CARRIER_UNREACHABLE = "carrier.unreachable";
    public static final String CARRIER_BACK = "carrier.back";
    public static final String CLIENT_UNREACHABLE = "client.unreachable";
    public static final String CLIENT_BACK = "client.back";
    public static final String SOURCE_REFUSED = "source.refused";
    public static final String REGISTRATIONS_MOVED = "registrations.moved";
    public static final String HOST_UNKNOWN = "host.unknown";
    public static final String DNS_UNAVAILABLE = "dns.unavailable";
    public static final String DNS_BACK = "dns.back";
    public static final String REALTIME_COLUMNS_MISSING = "realtime.columns-missing";
    public static final String REALTIME_DRIFT = "realtime.drift";
    public static final String LEASE_ADOPTED_ABOVE_LIMIT = "lease.adopted-above-limit";
    public static final String LEASE_ANSWERED_ABOVE_LIMIT = "lease.answered-above-limit";

    public static final List<String> ALL = List.of(
            NODE_UNREACHABLE,
            NODE_BACK,
            CARRIER_UNREACHABLE,
            CARRIER_BACK,
            CLIENT_UNREACHABLE,
            CLIENT_BACK,
            SOURCE_REFUSED,
            REGISTRATIONS_MOVED,
            HOST_UNKNOWN,
            DNS_UNAVAILABLE,
            DNS_BACK,
            REALTIME_COLUMNS_MISSING,
            REALTIME_DRIFT,
            LEASE_ADOPTED_ABOVE_LIMIT,
            LEASE_ANSWERED_ABOVE_LIMIT);

    private AlertKinds() {}
}
