package io.trunkline.routing.admission;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.routing.admission.domain.CapOverrun;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.telephony.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Surprises as `alert.raised`.
final class CapOverrunAlerts {
    private CapOverrunAlerts() {}

    static AlertRaised alert(CapOverrun surprise, Instant now) {
        Lease lease = surprise.lease();
        Cap cap = surprise.cap();
        String thing = cap.key().kind().name().toLowerCase(Locale.ROOT);
        String code = surprise.kind().code();
        // a carrier's numbers are no business of a tenant that uses it
        TenantId tenant =
                cap.key().kind() == CapKind.CARRIER ? null : lease.parties().tenant();
        return new AlertRaised(
                UUID.nameUUIDFromBytes((code + lease.id() + cap.key().id()).getBytes(StandardCharsets.UTF_8)),
                code,
                AlertRaised.Severity.WARNING,
                cap.key().id().toString(),
                tenant == null ? null : tenant.value(),
                "A " + thing + " is above its limit: " + detail(surprise),
                now.truncatedTo(ChronoUnit.MICROS),
                Map.of("call", lease.origin().callId(), "lease", lease.id().toString(), "kind", thing));
    }

    private static String detail(CapOverrun surprise) {
        var taken = surprise.cap().usage();
        var limits = surprise.cap().limits();
        return switch (surprise.kind()) {
            case ADOPTED_ABOVE_LIMIT ->
                taken.concurrent() + 1 + " of "
                        + Optional.ofNullable(limits.concurrent()).orElse(0) + " at once, a live call had not asked";
            case ANSWERED_ABOVE_LIMIT ->
                taken.total() + 1 + " of " + Optional.ofNullable(limits.total()).orElse(0L)
                        + " in all, an answer was learned late";
        };
    }
}
