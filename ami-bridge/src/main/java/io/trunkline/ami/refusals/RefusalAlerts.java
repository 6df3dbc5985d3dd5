package io.trunkline.ami.refusals;

import io.trunkline.ami.refusals.domain.RefusedSource;
import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.events.nodes.AlertRaised;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Maps sources of refused requests to `alert.raised`. The account is left out: anyone can write any text there.
final class RefusalAlerts {
    private static final String REFUSED = AlertKinds.SOURCE_REFUSED;

    private RefusalAlerts() {}

    static AlertRaised refused(RefusedSource source, Instant now) {
        String near = source.nearEndpointId();
        String identity = REFUSED + "/" + source.id() + "/" + now;
        return new AlertRaised(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                REFUSED,
                near == null ? AlertRaised.Severity.INFO : AlertRaised.Severity.WARNING,
                source.address(),
                null,
                "Node " + source.node() + " refuses SIP requests from " + source.address() + ": " + why(source)
                        + (near == null ? "" : "; it may be " + near + ", which has addresses near it"),
                now,
                Map.of(
                        "node", source.node(),
                        "reason", wireName(source),
                        "requests", String.valueOf(source.requests()),
                        "nearEndpointId", near == null ? "" : near));
    }

    static String wireName(RefusedSource source) {
        return source.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String why(RefusedSource source) {
        return switch (source.reason()) {
            case UNKNOWN_SOURCE -> "the address belongs to no carrier or client";
            case WRONG_PASSWORD -> "the password is wrong";
            case ACCESS_LIST -> "an access list does not allow the address";
            case NO_COMMON_CODEC -> "they offer no codec that the carrier has here";
        };
    }
}
