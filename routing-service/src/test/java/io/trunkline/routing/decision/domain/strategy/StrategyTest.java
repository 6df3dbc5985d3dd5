package io.trunkline.routing.decision.domain.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.RotationMove;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.InMemoryCaps;
import io.trunkline.routing.decision.domain.InboundFixture;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.StopReason;
import io.trunkline.routing.decision.domain.parties.Client;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.outcomes.AttemptOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyTest {
    /// Links as `number pX wX turnX passX away full`; pass of the campaign first; the order in which one call that
    /// finds everybody busy tries them.
    @ParameterizedTest(name = "{0}: {2} -> {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "PRIORITY;         0; 1 p2, 2 p1, 3 p3;                       2 1 3",
                "PRIORITY;         0; 1 p1, 2 p1, 3 p1;                       1 2 3",
                "PRIORITY;         0; 1 p1 full, 2 p2;                        2",
                "PRIORITY;         0; 1 p1 turn9 pass9, 2 p2;                 1 2",
                "TIMEOUT_FALLBACK; 0; 1 p2, 2 p1, 3 p2;                       2 1 3",
                "ROUND_ROBIN;      0; 1 turn7, 2 turn3, 3 turn5;              2 3 1",
                "ROUND_ROBIN;      0; 1 turn7, 2 turn0, 3 turn0;              2 3 1",
                "ROUND_ROBIN;      0; 1 p9 turn1, 2 p1 turn2;                 1 2",
                "ROUND_ROBIN;      0; 1 turn1 full, 2 turn2;                  2",
                "WEIGHTED;         0; 1 pass30, 2 pass10, 3 pass20;           2 3 1",
                "WEIGHTED;         0; 1 pass10, 2 pass10, 3 pass10;           1 2 3",
                "WEIGHTED;         0; 1 pass10, 2 pass20, 3 pass0 away;       1 3 2",
                "WEIGHTED;         0; 1 pass0 away, 2 pass20, 3 pass30;       1 2 3",
                "WEIGHTED;         0; 1 pass90 away, 2 pass20, 3 pass30;      2 3 1",
                "WEIGHTED;         0; 1 pass5 full, 2 pass20, 3 pass0 away;   2 3",
                "WEIGHTED;         0; 1 pass70 away, 2 pass60 away;           2 1",
                "WEIGHTED;        65; 1 pass70 away, 2 pass0 away;            2 1",
                "WEIGHTED;        80; 1 pass70 away, 2 pass0 away;            1 2",
            })
    void the_order_follows_from_links_caps_and_rotation(Strategy strategy, long pass, String links, String order) {
        InMemoryCaps capLookup = new InMemoryCaps();
        capLookup.setRotation(InboundFixture.CAMPAIGN, new Rotation(pass, 9, false));
        List<Link> written = java.util.Arrays.stream(links.split(","))
                .map(link -> link(link.strip(), capLookup))
                .toList();

        assertThat(order(InboundFixture.with(strategy).links(written.reversed()), capLookup))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void a_ring_timeout_moves_on_with_timeout_fallback_only(Strategy strategy) {
        Client first = RoutingFixture.client(1);
        InboundFixture stage = InboundFixture.with(
                strategy, RoutingFixture.link(first, 1), RoutingFixture.link(RoutingFixture.client(2), 2));

        Decision decision = stage.routingAfter(AttemptOutcome.NO_ANSWER, first).decide(new InMemoryCaps());

        if (strategy == Strategy.TIMEOUT_FALLBACK) {
            assertThat(RoutingFixture.dialString(decision)).endsWith("@client-2");
        } else {
            assertThat(RoutingFixture.stopReason(decision)).isEqualTo(StopReason.ATTEMPT_NO_ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void busy_congested_and_unreachable_move_to_the_next_client(Strategy strategy) {
        Client first = RoutingFixture.client(1);
        InboundFixture stage = InboundFixture.with(
                strategy, RoutingFixture.link(first, 1), RoutingFixture.link(RoutingFixture.client(2), 2));

        for (AttemptOutcome outcome :
                List.of(AttemptOutcome.BUSY, AttemptOutcome.CONGESTION, AttemptOutcome.UNREACHABLE)) {
            assertThat(RoutingFixture.dialString(
                            stage.routingAfter(outcome, first).decide(new InMemoryCaps())))
                    .endsWith("@client-2");
        }
    }

    @Test
    void a_round_robin_choice_stores_the_campaigns_turn_on_campaign_and_link() {
        Link one = RoutingFixture.link(RoutingFixture.client(1), 1);
        InMemoryCaps capLookup = new InMemoryCaps();
        capLookup
                .setRotation(InboundFixture.CAMPAIGN, new Rotation(3, 41, false))
                .setRotation(InboundFixture.capKey(one), new Rotation(5, 40, true));

        assertThat(InboundFixture.with(Strategy.ROUND_ROBIN, one)
                        .firstRouting()
                        .decide(capLookup)
                        .rotationMoves())
                .containsExactlyInAnyOrder(
                        new RotationMove(InboundFixture.CAMPAIGN, new Rotation(3, 42, false)),
                        new RotationMove(InboundFixture.capKey(one), new Rotation(5, 42, true)));
    }

    @Test
    void a_weighted_choice_adds_its_stride_and_records_availability_changes() {
        Link chosen = weightedLink(1, 4);
        Link back = weightedLink(2, 1);
        Link gone = weightedLink(3, 1);
        InMemoryCaps capLookup = new InMemoryCaps();
        capLookup
                .setRotation(InboundFixture.capKey(chosen), new Rotation(100, 0, false))
                .setRotation(InboundFixture.capKey(back), new Rotation(7, 0, true))
                .setRotation(InboundFixture.capKey(gone), new Rotation(50, 0, false))
                .setLimits(InboundFixture.capKey(gone), Limits.ofConcurrent(0));

        assertThat(InboundFixture.with(Strategy.WEIGHTED, chosen, back, gone)
                        .firstRouting()
                        .decide(capLookup)
                        .rotationMoves())
                .containsExactlyInAnyOrder(
                        new RotationMove(InboundFixture.CAMPAIGN, new Rotation(100, 0, true)),
                        new RotationMove(
                                InboundFixture.capKey(chosen), new Rotation(100 + WeightedOrder.STRIDE / 4, 0, false)),
                        new RotationMove(InboundFixture.capKey(back), new Rotation(100, 0, false)),
                        new RotationMove(InboundFixture.capKey(gone), new Rotation(50, 0, true)));
    }

    @Test
    void a_client_tried_in_this_call_is_not_marked_unavailable() {
        Link tried = weightedLink(1, 1);
        Link next = weightedLink(2, 1);
        InMemoryCaps capLookup = new InMemoryCaps();
        capLookup
                .setRotation(InboundFixture.capKey(tried), new Rotation(5, 0, false))
                .setRotation(InboundFixture.capKey(next), new Rotation(9, 0, false));

        Decision decision = InboundFixture.with(Strategy.WEIGHTED, tried, next)
                .routingAfter(AttemptOutcome.BUSY, tried.client())
                .decide(capLookup);

        assertThat(decision.rotationMoves()).extracting(RotationMove::key).doesNotContain(InboundFixture.capKey(tried));
    }

    @Test
    void a_full_link_is_marked_unavailable_even_when_no_client_is_chosen() {
        Link full = weightedLink(1, 1);
        InMemoryCaps capLookup = new InMemoryCaps();
        capLookup
                .setRotation(InboundFixture.capKey(full), new Rotation(5, 0, false))
                .setLimits(InboundFixture.capKey(full), Limits.ofConcurrent(0));

        Decision decision =
                InboundFixture.with(Strategy.WEIGHTED, full).firstRouting().decide(capLookup);

        assertThat(RoutingFixture.stopReason(decision)).isEqualTo(StopReason.CLIENTS_ALL_FULL);
        assertThat(decision.rotationMoves())
                .containsExactly(new RotationMove(InboundFixture.capKey(full), new Rotation(5, 0, true)));
        assertThat(decision.capUses()).isEmpty();
    }

    static Link weightedLink(int number, int weight) {
        Client client = RoutingFixture.client(number);
        return new Link(new LinkId(RoutingFixture.id(200 + number)), client, 1, weight, true);
    }

    private static Link link(String written, InMemoryCaps capLookup) {
        String[] words = written.split(" ");
        int number = Integer.parseInt(words[0]);
        long pass = 0;
        long turn = 0;
        int priority = 1;
        Set<String> marks = new HashSet<>();
        for (String word : List.of(words).subList(1, words.length)) {
            String figure = word.replaceAll("[a-z]", "");
            switch (word.replaceAll("[0-9]", "")) {
                case "p" -> priority = Integer.parseInt(figure);
                case "turn" -> turn = Long.parseLong(figure);
                case "pass" -> pass = Long.parseLong(figure);
                default -> marks.add(word);
            }
        }
        Link link =
                new Link(new LinkId(RoutingFixture.id(200 + number)), RoutingFixture.client(number), priority, 1, true);
        capLookup.setRotation(InboundFixture.capKey(link), new Rotation(pass, turn, marks.contains("away")));
        if (marks.contains("full")) {
            capLookup.setLimits(InboundFixture.capKey(link), Limits.ofConcurrent(0));
        }
        return link;
    }

    /// The numbers of the clients that a call tries until none is left.
    private static String order(InboundFixture stage, InMemoryCaps capLookup) {
        List<String> order = new ArrayList<>();
        Set<ClientId> tried = new HashSet<>();
        Decision decision = stage.firstRouting().decide(capLookup);
        while (decision.answer() instanceof Answer.Dial dial) {
            order.add(dial.to().value().replaceAll(".*@client-", ""));
            tried.add(decision.parties().client());
            decision = stage.routingAfter(AttemptOutcome.BUSY, tried).decide(capLookup);
        }
        return String.join(" ", order);
    }
}
