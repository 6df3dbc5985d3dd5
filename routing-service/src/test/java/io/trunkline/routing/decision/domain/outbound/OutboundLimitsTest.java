package io.trunkline.routing.decision.domain.outbound;

import static io.trunkline.routing.decision.domain.RoutingFixture.ACME;
import static io.trunkline.routing.decision.domain.RoutingFixture.AUTUMN;
import static io.trunkline.routing.decision.domain.RoutingFixture.CALLED_NUMBER;
import static io.trunkline.routing.decision.domain.RoutingFixture.DID;
import static io.trunkline.routing.decision.domain.RoutingFixture.carrier;
import static io.trunkline.routing.decision.domain.RoutingFixture.dialString;
import static io.trunkline.routing.decision.domain.RoutingFixture.firstOutboundCall;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCallAfter;
import static io.trunkline.routing.decision.domain.RoutingFixture.outboundCandidates;
import static io.trunkline.routing.decision.domain.RoutingFixture.prefixCall;
import static io.trunkline.routing.decision.domain.RoutingFixture.stopReason;
import static io.trunkline.routing.decision.domain.RoutingFixture.withPriority;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapLookup;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.CapUse;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Window;
import io.trunkline.routing.decision.domain.Choices;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.parties.Reachability;
import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundLimitsTest {
    private static final CapKey CAMPAIGN =
            new CapKey(CapKind.CAMPAIGN, AUTUMN.id().value());
    private static final CapKey TENANT = new CapKey(CapKind.TENANT, ACME.id().value());
    private static final CapKey NUMBER = new CapKey(CapKind.DID, DID.id().value());
    private static final Window NOW_ONE = new Window(Instant.parse("2026-11-20T12:00:00Z"), 1);

    private final Carrier one = carrier(1);
    private final Carrier two = carrier(2);

    @Test
    void a_carrier_at_its_channel_limit_is_skipped_and_traced_with_its_numbers() {
        var capLookup = new FixedCaps().with(one, 10, 10).with(two, 10, 3);

        Decision decision = RouteOutbound.decide(firstOutboundCall(), outboundCandidates(one, two), capLookup);

        assertThat(dialString(decision)).endsWith("@carrier-2");
        assertThat(decision.trace().getLast().checks()).contains(new Check("carrier.channels", true, "3 of 10"));
        assertThat(decision.trace().get(decision.trace().size() - 2).checks())
                .contains(new Check("carrier.channels", false, "10 of 10"));
    }

    @Test
    void a_carrier_at_its_calls_per_second_limit_is_skipped() {
        var capLookup = new FixedCaps()
                .with(
                        one.capKey(),
                        new Limits(null, null, null, null, 1),
                        new CapUsage(0, 0, Window.NEVER, Window.NEVER, NOW_ONE));

        assertThat(dialString(RouteOutbound.decide(firstOutboundCall(), outboundCandidates(one, two), capLookup)))
                .endsWith("@carrier-2");
        assertThat(stopReason(RouteOutbound.decide(firstOutboundCall(), outboundCandidates(one), capLookup)))
                .isEqualTo(StopReason.CARRIERS_NONE_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"3, , , campaign.full", ", 3, , campaign.total-reached", ", , 3, campaign.daily-reached"})
    void a_campaign_at_capacity_stops_a_call_with_its_own_reason(
            Integer atOnce, Long inAll, Integer aDay, String reason) {
        var capLookup = new FixedCaps()
                .with(
                        CAMPAIGN,
                        new Limits(atOnce, inAll, aDay, null, null),
                        new CapUsage(3, 3, new Window(NOW_ONE.start(), 3), Window.NEVER, Window.NEVER));

        assertThat(stopReason(RouteOutbound.decide(firstOutboundCall(), outboundCandidates(one), capLookup))
                        .code())
                .isEqualTo(reason);
    }

    @Test
    void the_daily_cap_does_not_stop_a_second_attempt() {
        var capLookup = new FixedCaps()
                .with(
                        CAMPAIGN,
                        new Limits(null, null, 1, null, null),
                        new CapUsage(0, 0, NOW_ONE, Window.NEVER, Window.NEVER));

        assertThat(dialString(RouteOutbound.decide(
                        outboundCallAfter(AttemptOutcome.CONGESTION, one), outboundCandidates(one, two), capLookup)))
                .endsWith("@carrier-2");
    }

    @Test
    void a_placed_call_attempt_uses_campaign_and_carrier_caps_only() {
        var known = outboundCandidates(one, two);

        assertThat(RoutingFixture.route(firstOutboundCall(), known).capUses())
                .containsExactlyInAnyOrder(
                        new CapUse(CAMPAIGN, true, true, true), new CapUse(one.capKey(), true, false, true));
        assertThat(RoutingFixture.route(outboundCallAfter(AttemptOutcome.CONGESTION, one), known)
                        .capUses())
                .containsExactlyInAnyOrder(
                        new CapUse(CAMPAIGN, true, true, false), new CapUse(two.capKey(), true, false, true));
        assertThat(new PlacedCallCaps(ACME.id(), DID.id()).capUses())
                .containsExactly(new CapUse(TENANT, false, false, true), new CapUse(NUMBER, false, true, false));
    }

    @Test
    void a_prefix_call_uses_tenant_and_did_caps_too() {
        assertThat(RoutingFixture.route(prefixCall(one, Optional.of(CALLED_NUMBER), "13125550111"), prefixCandidates())
                        .capUses())
                .containsExactlyInAnyOrder(
                        new CapUse(TENANT, false, false, true),
                        new CapUse(NUMBER, false, true, false),
                        new CapUse(one.capKey(), true, false, true));
    }

    @Test
    void a_prefix_call_stops_at_the_tenants_rate_limit_or_the_dids_usage_limit() {
        var call = prefixCall(one, Optional.of(CALLED_NUMBER), "13125550111");
        var fast = new FixedCaps()
                .with(
                        TENANT,
                        new Limits(null, null, null, null, 1),
                        new CapUsage(0, 0, Window.NEVER, Window.NEVER, NOW_ONE));
        var usedUp = new FixedCaps()
                .with(
                        NUMBER,
                        new Limits(null, 5L, null, null, null),
                        new CapUsage(0, 5, Window.NEVER, Window.NEVER, Window.NEVER));

        assertThat(stopReason(RouteOutbound.decide(call, prefixCandidates(), fast)))
                .isEqualTo(StopReason.TENANT_TOO_FAST);
        assertThat(stopReason(RouteOutbound.decide(call, prefixCandidates(), usedUp)))
                .isEqualTo(StopReason.NUMBER_USED_UP);
    }

    @Test
    void equal_priority_prefers_a_reachable_carrier_then_most_free_channels() {
        Carrier unknown = withPriority(carrier(1), 5);
        Carrier loaded = withPriority(carrier(2, Reachability.REACHABLE), 5);
        Carrier free = withPriority(carrier(3, Reachability.REACHABLE), 5);
        Carrier first = withPriority(carrier(4, Reachability.UNKNOWN), 4);
        var capLookup = new FixedCaps().with(loaded, 100, 95).with(free, 20, 10);

        assertThat(order(List.of(unknown, loaded, free, first), Map.of(), capLookup))
                .containsExactly(first, free, loaded, unknown);
        assertThat(order(List.of(loaded, free), Map.of(loaded.id(), 1, free.id(), 2), capLookup))
                .containsExactly(loaded, free);
    }

    @Provide
    Arbitrary<Choices> choices() {
        return Choices.upTo(40);
    }

    @Property(tries = 500)
    void the_chosen_carrier_has_capacity_is_untried_and_none_before_it_was_eligible(
            @ForAll("choices") Choices choices) {
        int count = 1 + choices.below(6);
        List<Carrier> all = new ArrayList<>();
        var capLookup = new FixedCaps();
        for (int i = 1; i <= count; i++) {
            Carrier carrier = withPriority(carrier(i, choices.any(Reachability.class)), 1 + choices.below(3));
            all.add(carrier);
            if (choices.oneIn(2)) {
                capLookup.with(carrier, 5, choices.below(7));
            }
        }
        List<Carrier> tried = all.stream().filter(_ -> choices.oneIn(4)).toList();
        OutboundCall call = tried.isEmpty()
                ? firstOutboundCall()
                : outboundCallAfter(AttemptOutcome.CONGESTION, tried.toArray(Carrier[]::new));
        var known = outboundCandidates(all.toArray(Carrier[]::new));

        Decision decision = RouteOutbound.decide(call, known, capLookup);

        List<Carrier> fit = all.stream()
                .filter(carrier -> !tried.contains(carrier))
                .filter(carrier -> carrier.reachability().mayBeDialed())
                .filter(carrier -> capLookup.cap(carrier.capKey()).hasConcurrentCapacity())
                .sorted(Carrier.selectionOrder(Map.of(), capLookup))
                .toList();
        assertThat(Optional.ofNullable(decision.parties().carrier()))
                .isEqualTo(fit.stream().map(Carrier::id).findFirst());
        assertThat(decision.capUses().isEmpty()).isEqualTo(fit.isEmpty());
        assertThat(RouteOutbound.capKeys(call, known))
                .containsAll(decision.capUses().stream().map(CapUse::key).toList());
        Collections.reverse(all);
        assertThat(RouteOutbound.decide(call, outboundCandidates(all.toArray(Carrier[]::new)), capLookup))
                .as("the order in which carriers are read does not matter")
                .isEqualTo(decision);
    }

    private static List<Carrier> order(
            List<Carrier> carriers, Map<CarrierId, Integer> priorities, CapLookup capLookup) {
        return carriers.stream()
                .sorted(Carrier.selectionOrder(priorities, capLookup))
                .toList();
    }

    private OutboundCandidates prefixCandidates() {
        return new OutboundCandidates(
                Optional.of(ACME),
                Optional.empty(),
                Optional.of(DID),
                List.of(one),
                RoutingFixture.OFFERED_TO_ALL,
                Map.of(),
                Instant.EPOCH);
    }

    /// A capLookup that a test fills.
    private static final class FixedCaps implements CapLookup {
        private final Map<CapKey, Cap> caps = new HashMap<>();

        FixedCaps with(Carrier carrier, int channels, int active) {
            return with(
                    carrier.capKey(),
                    Limits.ofConcurrent(channels),
                    new CapUsage(active, 0, Window.NEVER, Window.NEVER, Window.NEVER));
        }

        FixedCaps with(CapKey key, Limits limits, CapUsage taken) {
            caps.put(key, new Cap(key, limits, taken, Rotation.NEW));
            return this;
        }

        @Override
        public Cap cap(CapKey key) {
            return caps.getOrDefault(key, Cap.unlimited(key));
        }
    }
}
