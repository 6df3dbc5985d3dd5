package io.trunkline.routing.decisions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Moved;
import io.trunkline.routing.caps.domain.Rotation;
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
    /// finds
    /// everybody busy tries them.
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
    void the_order_follows_from_links_caps_and_history(Strategy strategy, long pass, String links, String order) {
        MapLedger ledger = new MapLedger();
        ledger.turn(Stage.CAMPAIGN, new Rotation(pass, 9, false));
        List<Link> written = java.util.Arrays.stream(links.split(","))
                .map(link -> link(link.strip(), ledger))
                .toList();

        assertThat(order(Stage.with(strategy).links(written.reversed()), ledger))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void ringing_out_moves_on_with_timeout_fallback_only(Strategy strategy) {
        Client first = Scene.client(1);
        Stage stage = Stage.with(strategy, Scene.link(first, 1), Scene.link(Scene.client(2), 2));

        Decision decision = stage.after(Outcome.RANG_OUT, first).decide(new MapLedger());

        if (strategy == Strategy.TIMEOUT_FALLBACK) {
            assertThat(Scene.dialled(decision)).endsWith("@client-2");
        } else {
            assertThat(Scene.reason(decision)).isEqualTo(StopReason.ATTEMPT_NO_ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void who_is_busy_congested_or_unreachable_is_followed_by_the_next(Strategy strategy) {
        Client first = Scene.client(1);
        Stage stage = Stage.with(strategy, Scene.link(first, 1), Scene.link(Scene.client(2), 2));

        for (Outcome outcome : List.of(Outcome.BUSY, Outcome.CONGESTED, Outcome.UNREACHABLE)) {
            assertThat(Scene.dialled(stage.after(outcome, first).decide(new MapLedger())))
                    .endsWith("@client-2");
        }
    }

    @Test
    void a_turn_is_the_campaigns_next_and_the_links_own() {
        Link one = Scene.link(Scene.client(1), 1);
        MapLedger ledger = new MapLedger();
        ledger.turn(Stage.CAMPAIGN, new Rotation(3, 41, false)).turn(Stage.key(one), new Rotation(5, 40, true));

        assertThat(Stage.with(Strategy.ROUND_ROBIN, one).first().decide(ledger).moved())
                .containsExactlyInAnyOrder(
                        new Moved(Stage.CAMPAIGN, new Rotation(3, 42, false)),
                        new Moved(Stage.key(one), new Rotation(5, 42, true)));
    }

    @Test
    void a_choice_by_weight_adds_its_stride_and_notes_who_came_and_went() {
        Link chosen = weighted(1, 4);
        Link back = weighted(2, 1);
        Link gone = weighted(3, 1);
        MapLedger ledger = new MapLedger();
        ledger.turn(Stage.key(chosen), new Rotation(100, 0, false))
                .turn(Stage.key(back), new Rotation(7, 0, true))
                .turn(Stage.key(gone), new Rotation(50, 0, false))
                .limit(Stage.key(gone), Limits.ofConcurrency(0));

        assertThat(Stage.with(Strategy.WEIGHTED, chosen, back, gone)
                        .first()
                        .decide(ledger)
                        .moved())
                .containsExactlyInAnyOrder(
                        new Moved(Stage.CAMPAIGN, new Rotation(100, 0, true)),
                        new Moved(Stage.key(chosen), new Rotation(100 + Weighted.STRIDE / 4, 0, false)),
                        new Moved(Stage.key(back), new Rotation(100, 0, false)),
                        new Moved(Stage.key(gone), new Rotation(50, 0, true)));
    }

    @Test
    void who_was_tried_in_this_call_is_not_away() {
        Link tried = weighted(1, 1);
        Link next = weighted(2, 1);
        MapLedger ledger = new MapLedger();
        ledger.turn(Stage.key(tried), new Rotation(5, 0, false)).turn(Stage.key(next), new Rotation(9, 0, false));

        Decision decision = Stage.with(Strategy.WEIGHTED, tried, next)
                .after(Outcome.BUSY, tried.client())
                .decide(ledger);

        assertThat(decision.moved()).extracting(Moved::key).doesNotContain(Stage.key(tried));
    }

    @Test
    void who_is_full_when_nobody_can_take_the_call_is_away_too() {
        Link full = weighted(1, 1);
        MapLedger ledger = new MapLedger();
        ledger.turn(Stage.key(full), new Rotation(5, 0, false)).limit(Stage.key(full), Limits.ofConcurrency(0));

        Decision decision = Stage.with(Strategy.WEIGHTED, full).first().decide(ledger);

        assertThat(Scene.reason(decision)).isEqualTo(StopReason.CLIENTS_ALL_FULL);
        assertThat(decision.moved()).containsExactly(new Moved(Stage.key(full), new Rotation(5, 0, true)));
        assertThat(decision.takes()).isEmpty();
    }

    static Link weighted(int number, int weight) {
        Client client = Scene.client(number);
        return new Link(new LinkId(Scene.id(200 + number)), client, 1, weight, true);
    }

    private static Link link(String written, MapLedger ledger) {
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
        Link link = new Link(new LinkId(Scene.id(200 + number)), Scene.client(number), priority, 1, true);
        ledger.turn(Stage.key(link), new Rotation(pass, turn, marks.contains("away")));
        if (marks.contains("full")) {
            ledger.limit(Stage.key(link), Limits.ofConcurrency(0));
        }
        return link;
    }

    /// The numbers of the clients that one call tries until nobody is left.
    private static String order(Stage stage, MapLedger ledger) {
        List<String> order = new ArrayList<>();
        Set<ClientId> tried = new HashSet<>();
        Decision decision = stage.first().decide(ledger);
        while (decision.answer() instanceof Answer.Dial dial) {
            order.add(dial.to().value().replaceAll(".*@client-", ""));
            tried.add(decision.parties().client());
            decision = stage.after(Outcome.BUSY, tried).decide(ledger);
        }
        return String.join(" ", order);
    }
}
