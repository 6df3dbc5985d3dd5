package io.trunkline.routing.decisions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.routing.caps.domain.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 10,000 calls over links that come, go, are away and are full for a while. Each link's due is the sum of its shares
/// among those that were there at each call; what it gets may differ by 1% of all calls.
class SharesTest {
    private static final int CALLS = 10_000;
    private static final int MEMBERS = 6;

    private final MapLedger ledger = new MapLedger();
    private final Map<LinkId, Double> due = new HashMap<>();
    private final Map<LinkId, Integer> got = new HashMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private final Set<Integer> away = new HashSet<>();
    private final Set<Integer> full = new HashSet<>();

    @ParameterizedTest
    @CsvSource({"WEIGHTED, 1", "WEIGHTED, 2", "WEIGHTED, 3", "ROUND_ROBIN, 1", "ROUND_ROBIN, 2", "ROUND_ROBIN, 3"})
    void shares_hold_within_a_hundredth(Strategy strategy, long seed) {
        Random chance = new Random(seed);
        int[] weights = chance.ints(MEMBERS, 1, 20).toArray();
        // the last two are newcomers
        gone.addAll(List.of(4, 5));
        for (int call = 0; call < CALLS; call++) {
            if (call % 250 == 249) {
                change(chance);
            }
            route(strategy, weights);
        }

        assertThat(got.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS);
        due.forEach((link, share) ->
                assertThat((double) got.getOrDefault(link, 0)).as("%s", link).isCloseTo(share, within(CALLS / 100.0)));
    }

    /// Somebody comes or goes, comes back or is away, fills up or has room again; number 0 stays.
    private void change(Random chance) {
        Set<Integer> of = List.of(gone, away, full).get(chance.nextInt(3));
        int member = 1 + chance.nextInt(MEMBERS - 1);
        if (!of.remove(member)) {
            of.add(member);
        }
    }

    private void route(Strategy strategy, int[] weights) {
        List<Link> links = new ArrayList<>();
        double all = 0;
        for (int i = 0; i < MEMBERS; i++) {
            if (!gone.contains(i)) {
                Link link = link(i, weights[i]);
                links.add(link);
                ledger.limit(Stage.key(link), full.contains(i) ? Limits.ofConcurrency(0) : Limits.NONE);
                all += ready(i) ? share(strategy, weights[i]) : 0;
            }
        }
        for (int i = 0; i < MEMBERS; i++) {
            if (ready(i)) {
                due.merge(link(i, 1).id(), share(strategy, weights[i]) / all, Double::sum);
            }
        }
        Decision decision =
                ledger.apply(Stage.with(strategy).links(links).first().decide(ledger));
        got.merge(decision.parties().link(), 1, Integer::sum);
        ledger.release(decision, true);
    }

    private Link link(int number, int weight) {
        Link link = StrategyTest.weighted(number, weight);
        return away.contains(number) ? new Link(link.id(), Scene.away(link.client()), 1, weight, true) : link;
    }

    private boolean ready(int i) {
        return !gone.contains(i) && !away.contains(i) && !full.contains(i);
    }

    private static int share(Strategy strategy, int weight) {
        return strategy == Strategy.WEIGHTED ? weight : 1;
    }
}
