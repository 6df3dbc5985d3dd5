package io.trunkline.routing.decision.domain.campaign;

import static io.trunkline.routing.decision.domain.RoutingFixture.carrier;
import static io.trunkline.routing.decision.domain.RoutingFixture.firstOutboundCall;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCallAfter;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.InMemoryCaps;
import io.trunkline.routing.decision.domain.InboundFixture;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.outbound.OutboundCall;
import io.trunkline.routing.decision.domain.outbound.OutboundCandidates;
import io.trunkline.routing.decision.domain.outbound.RouteOutbound;
import io.trunkline.routing.decision.domain.strategy.Strategy;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A campaign's hours and limits hold for the calls it places as for those it uses.
class CampaignAdmissionTest {
    private static final Instant FRIDAY_NIGHT = Instant.parse("2026-11-20T18:30:00Z");
    private static final OpeningHours FRIDAYS =
            new OpeningHours(ZoneId.of("UTC"), List.of(OpeningHours.Span.parse("friday 09:00-18:00")));

    private final InMemoryCaps capLookup = new InMemoryCaps();
    private final InboundFixture stage =
            InboundFixture.with(Strategy.PRIORITY, RoutingFixture.link(RoutingFixture.client(1), 1));

    @Test
    void a_closed_campaign_places_no_call() {
        assertThat(stopReason(RouteOutbound.decide(firstOutboundCall(), known(FRIDAY_NIGHT), capLookup)))
                .isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(RouteOutbound.decide(firstOutboundCall(), known(RoutingFixture.NOW), capLookup)
                        .answer())
                .isInstanceOf(Answer.Dial.class);
    }

    @Test
    void a_call_placed_before_closing_still_moves_to_the_next_carrier() {
        OutboundCall second = outboundCallAfter(AttemptOutcome.CONGESTION, carrier(1));

        assertThat(RouteOutbound.decide(second, known(FRIDAY_NIGHT), capLookup).answer())
                .isInstanceOf(Answer.Dial.class);
    }

    @Test
    void concurrent_capacity_is_shared_by_inbound_and_outbound_calls() {
        capLookup.setLimits(InboundFixture.CAMPAIGN, Limits.ofConcurrent(1));

        capLookup.apply(stage.firstRouting().decide(capLookup));

        assertThat(stopReason(RouteOutbound.decide(firstOutboundCall(), known(RoutingFixture.NOW), capLookup)))
                .isEqualTo(StopReason.CAMPAIGN_FULL);
    }

    @Test
    void the_daily_cap_counts_a_call_once_however_many_carriers_are_tried() {
        capLookup.setLimits(InboundFixture.CAMPAIGN, new Limits(null, null, 1, null, null));

        capLookup.apply(RouteOutbound.decide(firstOutboundCall(), known(RoutingFixture.NOW), capLookup));
        Decision second = capLookup.apply(RouteOutbound.decide(
                outboundCallAfter(AttemptOutcome.CONGESTION, carrier(1)), known(RoutingFixture.NOW), capLookup));

        assertThat(second.answer()).isInstanceOf(Answer.Dial.class);
        assertThat(capLookup.cap(InboundFixture.CAMPAIGN).usage().day().count()).isEqualTo(1);
        assertThat(stopReason(RouteOutbound.decide(firstOutboundCall(), known(RoutingFixture.NOW), capLookup)))
                .isEqualTo(StopReason.CAMPAIGN_DAILY_REACHED);
    }

    private OutboundCandidates known(Instant now) {
        return new OutboundCandidates(
                Optional.of(RoutingFixture.ACME),
                stage.hours(FRIDAYS).candidates().campaign(),
                Optional.of(RoutingFixture.DID),
                List.of(carrier(1), carrier(2)),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(),
                now);
    }
}
