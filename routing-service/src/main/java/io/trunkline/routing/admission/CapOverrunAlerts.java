package io.trunkline.routing.admission;

import io.trunkline.events.nodes.AlertKinds;
import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.routing.admission.domain.CapOverrun;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.telephony.ids.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The event `alert.raised` for a cap overrun.
final class CapOverrunAlerts {
    private CapOverrunAlerts() {}

    static AlertRaised alert(CapOverrun overrun, Instant now) {
        Lease lease = overrun.lease();
        Cap cap = overrun.cap();
        String thing = cap.key().kind().name().toLowerCase(Locale.ROOT);
        String code = code(overrun.kind());
        // a carrier's usage is not shown to the tenants that use it
        TenantId tenant =
                cap.key().kind() == CapKind.CARRIER ? null : lease.parties().tenant();
        return new AlertRaised(
                UUID.nameUUIDFromBytes((code + lease.id() + cap.key().id()).getBytes(StandardCharsets.UTF_8)),
                code,
                AlertRaised.Severity.WARNING,
                cap.key().id().toString(),
                tenant == null ? null : tenant.value(),
                "A " + thing + " is above its limit: " + detail(overrun),
                now.truncatedTo(ChronoUnit.MICROS),
                Map.of(
                        "call", lease.origin().callId(),
                        "lease", lease.id().toString(),
                        "kind", thing,
                        "taken", Long.toString(taken(overrun)),
                        "limit", Long.toString(limit(overrun))));
    }

    private static String code(CapOverrun.Kind kind) {
        return switch (kind) {
            case ADOPTED_ABOVE_LIMIT -> AlertKinds.LEASE_ADOPTED_ABOVE_LIMIT;
            case ANSWERED_ABOVE_LIMIT -> AlertKinds.LEASE_ANSWERED_ABOVE_LIMIT;
        };
    }

    private static String detail(CapOverrun overrun) {
        String figures = taken(overrun) + " of " + limit(overrun);
        return switch (overrun.kind()) {
            case ADOPTED_ABOVE_LIMIT -> figures + " concurrent calls: a live call was not admitted";
            case ANSWERED_ABOVE_LIMIT -> figures + " answered calls: an answer was reported late";
        };
    }

    /// With the call that is above the limit.
    private static long taken(CapOverrun overrun) {
        var usage = overrun.cap().usage();
        return switch (overrun.kind()) {
            case ADOPTED_ABOVE_LIMIT -> usage.concurrent() + 1;
            case ANSWERED_ABOVE_LIMIT -> usage.total() + 1;
        };
    }

    private static long limit(CapOverrun overrun) {
        var limits = overrun.cap().limits();
        return switch (overrun.kind()) {
            case ADOPTED_ABOVE_LIMIT -> Optional.ofNullable(limits.concurrent()).orElse(0);
            case ANSWERED_ABOVE_LIMIT -> Optional.ofNullable(limits.total()).orElse(0L);
        };
    }
}
