package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.carrier;
import static io.trunkline.routing.decisions.domain.Scene.reason;
import static io.trunkline.routing.decisions.domain.Scene.toPerson;
import static io.trunkline.routing.decisions.domain.Scene.toPersonAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Limits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A campaign's hours and limits hold for the calls it places as for those it takes.
class CampaignDoorTest {
    private static final Instant FRIDAY_NIGHT = Instant.parse("2026-11-20T18:30:00Z");
    private static final OpeningHours FRIDAYS =
            new OpeningHours(ZoneId.of("UTC"), List.of(OpeningHours.Span.parse("friday 09:00-18:00")));

    private final MapLedger ledger = new MapLedger();
    private final Stage stage = Stage.with(Strategy.PRIORITY, Scene.link(Scene.client(1), 1));

    @Test
    void a_closed_campaign_places_no_call() {
        assertThat(reason(RouteOutbound.decide(toPerson(), known(FRIDAY_NIGHT), ledger)))
                .isEqualTo(StopReason.CAMPAIGN_CLOSED);
        assertThat(RouteOutbound.decide(toPerson(), known(Scene.NOW), ledger).answer())
                .isInstanceOf(Answer.Dial.class);
    }

    @Test
    void a_call_that_was_placed_in_time_goes_on_to_the_next_carrier_after_closing() {
        OutboundCall second = toPersonAfter(Outcome.CONGESTED, carrier(1));

        assertThat(RouteOutbound.decide(second, known(FRIDAY_NIGHT), ledger).answer())
                .isInstanceOf(Answer.Dial.class);
    }

    @Test
    void one_place_is_for_a_call_of_either_way() {
        ledger.limit(Stage.CAMPAIGN, Limits.ofConcurrency(1));

        ledger.apply(stage.first().decide(ledger));

        assertThat(reason(RouteOutbound.decide(toPerson(), known(Scene.NOW), ledger)))
                .isEqualTo(StopReason.CAMPAIGN_FULL);
    }

    @Test
    void a_day_counts_a_call_once_however_many_carriers_are_tried() {
        ledger.limit(Stage.CAMPAIGN, new Limits(null, null, 1, null, null));

        ledger.apply(RouteOutbound.decide(toPerson(), known(Scene.NOW), ledger));
        Decision second = ledger.apply(
                RouteOutbound.decide(toPersonAfter(Outcome.CONGESTED, carrier(1)), known(Scene.NOW), ledger));

        assertThat(second.answer()).isInstanceOf(Answer.Dial.class);
        assertThat(ledger.of(Stage.CAMPAIGN).taken().day().count()).isEqualTo(1);
        assertThat(reason(RouteOutbound.decide(toPerson(), known(Scene.NOW), ledger)))
                .isEqualTo(StopReason.CAMPAIGN_DAILY_REACHED);
    }

    private OutboundCandidates known(Instant now) {
        return new OutboundCandidates(
                Optional.of(Scene.ACME),
                stage.hours(FRIDAYS).known().campaign(),
                Optional.of(Scene.DID),
                List.of(carrier(1), carrier(2)),
                Map.of(),
                now);
    }
}
