package io.trunkline.routing.decisions.domain;

import static io.trunkline.routing.decisions.domain.Scene.ACME;
import static io.trunkline.routing.decisions.domain.Scene.AUTUMN;
import static io.trunkline.routing.decisions.domain.Scene.DID;
import static io.trunkline.routing.decisions.domain.Scene.PERSON;
import static io.trunkline.routing.decisions.domain.Scene.byBlockOf;
import static io.trunkline.routing.decisions.domain.Scene.carrier;
import static io.trunkline.routing.decisions.domain.Scene.carriers;
import static io.trunkline.routing.decisions.domain.Scene.dialled;
import static io.trunkline.routing.decisions.domain.Scene.reason;
import static io.trunkline.routing.decisions.domain.Scene.toPerson;
import static io.trunkline.routing.decisions.domain.Scene.toPersonAfter;
import static io.trunkline.routing.decisions.domain.Scene.withPriority;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.Ledger;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Take;
import io.trunkline.routing.caps.domain.Taken;
import io.trunkline.routing.caps.domain.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundLimitsTest {
    private static final CapKey CAMPAIGN =
            new CapKey(CapKind.CAMPAIGN, AUTUMN.id().value());
    private static final CapKey TENANT = new CapKey(CapKind.TENANT, ACME.id().value());
    private static final CapKey NUMBER = new CapKey(CapKind.DID, DID.id().value());
    private static final Window NOW_ONE = new Window(Instant.parse("2026-11-20T12:00:00Z"), 1);

    private final Carrier one = carrier(1);
    private final Carrier two = carrier(2);

    @Test
    void a_carrier_whose_channels_are_all_in_use_is_passed_over_with_its_numbers() {
        var ledger = new Caps().with(one, 10, 10).with(two, 10, 3);

        Decision decision = RouteOutbound.decide(toPerson(), carriers(one, two), ledger);

        assertThat(dialled(decision)).endsWith("@carrier-2");
        assertThat(decision.trace().getLast().checks()).contains(new Check("carrier.channels", true, "3 of 10"));
        assertThat(decision.trace().get(decision.trace().size() - 2).checks())
                .contains(new Check("carrier.channels", false, "10 of 10"));
    }

    @Test
    void a_carrier_that_began_enough_calls_in_this_second_is_passed_over() {
        var ledger = new Caps()
                .with(
                        one.cap(),
                        new Limits(null, null, null, null, 1),
                        new Taken(0, 0, Window.NEVER, Window.NEVER, NOW_ONE));

        assertThat(dialled(RouteOutbound.decide(toPerson(), carriers(one, two), ledger)))
                .endsWith("@carrier-2");
        assertThat(reason(RouteOutbound.decide(toPerson(), carriers(one), ledger)))
                .isEqualTo(StopReason.CARRIERS_NONE_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"3, , , campaign.full", ", 3, , campaign.total-reached", ", , 3, campaign.daily-reached"})
    void a_campaign_without_room_stops_a_call_with_a_reason_of_its_own(
            Integer atOnce, Long inAll, Integer aDay, String reason) {
        var ledger = new Caps()
                .with(
                        CAMPAIGN,
                        new Limits(atOnce, inAll, aDay, null, null),
                        new Taken(3, 3, new Window(NOW_ONE.start(), 3), Window.NEVER, Window.NEVER));

        assertThat(reason(RouteOutbound.decide(toPerson(), carriers(one), ledger))
                        .code())
                .isEqualTo(reason);
    }

    @Test
    void a_campaigns_day_counts_a_call_once_so_its_second_attempt_goes_on_when_the_day_is_full() {
        var ledger = new Caps()
                .with(
                        CAMPAIGN,
                        new Limits(null, null, 1, null, null),
                        new Taken(0, 0, NOW_ONE, Window.NEVER, Window.NEVER));

        assertThat(dialled(RouteOutbound.decide(toPersonAfter(Outcome.CONGESTED, one), carriers(one, two), ledger)))
                .endsWith("@carrier-2");
    }

    @Test
    void an_ordered_call_takes_of_its_campaign_and_carrier_and_left_the_rest_with_the_order() {
        var known = carriers(one, two);

        assertThat(Scene.route(toPerson(), known).takes())
                .containsExactlyInAnyOrder(
                        new Take(CAMPAIGN, true, true, true), new Take(one.cap(), true, false, true));
        assertThat(Scene.route(toPersonAfter(Outcome.CONGESTED, one), known).takes())
                .containsExactlyInAnyOrder(
                        new Take(CAMPAIGN, true, true, false), new Take(two.cap(), true, false, true));
        assertThat(new OutboundOrder(ACME.id(), DID.id()).takes())
                .containsExactly(new Take(TENANT, false, false, true), new Take(NUMBER, false, true, false));
    }

    @Test
    void a_static_block_takes_of_its_tenant_and_its_number_too() {
        assertThat(Scene.route(byBlockOf(one, Optional.of(PERSON), "13125550111"), ofBlock())
                        .takes())
                .containsExactlyInAnyOrder(
                        new Take(TENANT, false, false, true),
                        new Take(NUMBER, false, true, false),
                        new Take(one.cap(), true, false, true));
    }

    @Test
    void a_static_block_is_stopped_when_its_tenant_is_too_fast_or_its_number_used_up() {
        var call = byBlockOf(one, Optional.of(PERSON), "13125550111");
        var fast = new Caps()
                .with(
                        TENANT,
                        new Limits(null, null, null, null, 1),
                        new Taken(0, 0, Window.NEVER, Window.NEVER, NOW_ONE));
        var usedUp = new Caps()
                .with(
                        NUMBER,
                        new Limits(null, 5L, null, null, null),
                        new Taken(0, 5, Window.NEVER, Window.NEVER, Window.NEVER));

        assertThat(reason(RouteOutbound.decide(call, ofBlock(), fast))).isEqualTo(StopReason.TENANT_TOO_FAST);
        assertThat(reason(RouteOutbound.decide(call, ofBlock(), usedUp))).isEqualTo(StopReason.NUMBER_USED_UP);
    }

    @Test
    void between_equals_one_that_is_known_to_be_there_comes_first_then_the_one_with_most_channels_free() {
        Carrier unknown = withPriority(carrier(1), 5);
        Carrier loaded = withPriority(carrier(2, Reachability.REACHABLE), 5);
        Carrier free = withPriority(carrier(3, Reachability.REACHABLE), 5);
        Carrier first = withPriority(carrier(4, Reachability.UNKNOWN), 4);
        var ledger = new Caps().with(loaded, 100, 95).with(free, 20, 10);

        assertThat(order(List.of(unknown, loaded, free, first), Map.of(), ledger))
                .containsExactly(first, free, loaded, unknown);
        assertThat(order(List.of(loaded, free), Map.of(loaded.id(), 1, free.id(), 2), ledger))
                .containsExactly(loaded, free);
    }

    static List<Long> seeds() {
        return new Random(20261120).longs(500).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_is_known_the_choice_has_room_is_untried_and_nobody_better_had(long seed) {
        var chance = new Random(seed);
        List<Carrier> all = new ArrayList<>();
        var ledger = new Caps();
        for (int i = 1; i <= 1 + chance.nextInt(6); i++) {
            Carrier carrier = withPriority(carrier(i, Reachability.values()[chance.nextInt(3)]), 1 + chance.nextInt(3));
            all.add(carrier);
            if (chance.nextBoolean()) {
                ledger.with(carrier, 5, chance.nextInt(7));
            }
        }
        List<Carrier> tried = all.stream().filter(_ -> chance.nextInt(4) == 0).toList();
        OutboundCall call =
                tried.isEmpty() ? toPerson() : toPersonAfter(Outcome.CONGESTED, tried.toArray(Carrier[]::new));
        var known = carriers(all.toArray(Carrier[]::new));

        Decision decision = RouteOutbound.decide(call, known, ledger);

        List<Carrier> fit = all.stream()
                .filter(carrier -> !tried.contains(carrier))
                .filter(carrier -> carrier.reachability().mayBeDialled())
                .filter(carrier -> ledger.of(carrier.cap()).hasRoomAtOnce())
                .sorted(Carrier.order(Map.of(), ledger))
                .toList();
        assertThat(Optional.ofNullable(decision.parties().carrier()))
                .isEqualTo(fit.stream().map(Carrier::id).findFirst());
        assertThat(decision.takes().isEmpty()).isEqualTo(fit.isEmpty());
        assertThat(RouteOutbound.caps(call, known))
                .containsAll(decision.takes().stream().map(Take::key).toList());
        Collections.shuffle(all, chance);
        assertThat(RouteOutbound.decide(call, carriers(all.toArray(Carrier[]::new)), ledger))
                .as("the order in which carriers are read does not matter")
                .isEqualTo(decision);
    }

    private static List<Carrier> order(List<Carrier> carriers, Map<CarrierId, Integer> priorities, Ledger ledger) {
        return carriers.stream().sorted(Carrier.order(priorities, ledger)).toList();
    }

    private OutboundCandidates ofBlock() {
        return new OutboundCandidates(
                Optional.of(ACME), Optional.empty(), Optional.of(DID), List.of(one), Map.of(), Instant.EPOCH);
    }

    /// A ledger that a test fills.
    private static final class Caps implements Ledger {
        private final Map<CapKey, Cap> caps = new HashMap<>();

        Caps with(Carrier carrier, int channels, int active) {
            return with(
                    carrier.cap(),
                    Limits.ofConcurrency(channels),
                    new Taken(active, 0, Window.NEVER, Window.NEVER, Window.NEVER));
        }

        Caps with(CapKey key, Limits limits, Taken taken) {
            caps.put(key, new Cap(key, limits, taken, Rotation.NEW));
            return this;
        }

        @Override
        public Cap of(CapKey key) {
            return caps.getOrDefault(key, Cap.unlimited(key));
        }
    }
}
