package io.trunkline.routing.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.nodes.AlertRaised;
import io.trunkline.routing.admission.domain.CapOverrun;
import io.trunkline.routing.admission.domain.CapOverrun.Kind;
import io.trunkline.routing.admission.domain.HeldCaps;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.admission.domain.TalkTime;
import io.trunkline.routing.admission.domain.TotalState;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Window;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.Parties;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapOverrunAlertsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final CapUsage USAGE = new CapUsage(3, 40, Window.NEVER, Window.NEVER, Window.NEVER);

    private static final Lease LEASE = new Lease(
            new Lease.Origin(
                    new LeaseId(UUID.randomUUID()),
                    "ast1-1795168093.42",
                    1,
                    "ast1",
                    "inbound",
                    "+14045556789",
                    Optional.empty(),
                    Parties.NONE,
                    Optional.empty(),
                    HeldCaps.NONE,
                    Optional.empty()),
            Optional.empty(),
            TotalState.PENDING,
            true,
            TalkTime.UNKNOWN);

    @Test
    void the_figures_are_in_the_message_and_in_the_details() {
        AlertRaised alert = CapOverrunAlerts.alert(overrun(Kind.ADOPTED_ABOVE_LIMIT, limits(3, null)), NOW);

        assertThat(alert.message())
                .isEqualTo("A link is above its limit: 4 of 3 concurrent calls: a live call was not admitted");
        assertThat(alert.details())
                .containsEntry("kind", "link")
                .containsEntry("taken", "4")
                .containsEntry("limit", "3");
    }

    @Test
    void a_late_answer_is_compared_with_the_total() {
        AlertRaised alert = CapOverrunAlerts.alert(overrun(Kind.ANSWERED_ABOVE_LIMIT, limits(null, 40L)), NOW);

        assertThat(alert.message()).endsWith("41 of 40 answered calls: an answer was reported late");
        assertThat(alert.details()).containsEntry("taken", "41").containsEntry("limit", "40");
    }

    private static Limits limits(@Nullable Integer concurrent, @Nullable Long total) {
        return new Limits(concurrent, total, null, null, null);
    }

    private static CapOverrun overrun(Kind kind, Limits limits) {
        Cap cap = new Cap(new CapKey(CapKind.LINK, UUID.randomUUID()), limits, USAGE, Rotation.NEW);
        return new CapOverrun(kind, LEASE, cap);
    }
}
