package io.trunkline.routing.decision.domain.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.decision.domain.Decision;
import io.trunkline.routing.decision.domain.InMemoryCaps;
import io.trunkline.routing.decision.domain.InboundFixture;
import io.trunkline.routing.decision.domain.RoutingFixture;
import io.trunkline.routing.decision.domain.parties.Link;
import io.trunkline.telephony.ids.LinkId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 10,000 calls over links that come, go, are away and are full for a while. Each link's due is the sum of its
/// shares among those that were there at each call; what it gets may differ by 1% of all calls.
class StrategySharesTest {
    private static final int CALLS = 10_000;
    private static final int LINKS = 6;

    private final InMemoryCaps capLookup = new InMemoryCaps();
    private final Map<LinkId, Double> expected = new HashMap<>();
    private final Map<LinkId, Integer> actual = new HashMap<>();
    private final Set<Integer> removed = new HashSet<>();
    private final Set<Integer> unreachable = new HashSet<>();
    private final Set<Integer> atCapacity = new HashSet<>();

    @ParameterizedTest
    @CsvSource({"WEIGHTED, 1", "WEIGHTED, 2", "WEIGHTED, 3", "ROUND_ROBIN, 1", "ROUND_ROBIN, 2", "ROUND_ROBIN, 3"})
    void shares_hold_within_one_percent(Strategy strategy, long seed) {
        Random chance = new Random(seed);
        int[] weights = chance.ints(LINKS, 1, 20).toArray();
        // the last two are newcomers
        removed.addAll(List.of(4, 5));
        for (int call = 0; call < CALLS; call++) {
            if (call % 250 == 249) {
                changeRandomLink(chance);
            }
            route(strategy, weights);
        }

        assertThat(actual.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS);
        expected.forEach((link, share) -> assertThat((double) actual.getOrDefault(link, 0))
                .as("%s", link)
                .isCloseTo(share, within(CALLS / 100.0)));
    }

    /// Adds or removes a link, or changes its reachability or capacity; link 0 never changes.
    private void changeRandomLink(Random chance) {
        Set<Integer> of = List.of(removed, unreachable, atCapacity).get(chance.nextInt(3));
        int member = 1 + chance.nextInt(LINKS - 1);
        if (!of.remove(member)) {
            of.add(member);
        }
    }

    private void route(Strategy strategy, int[] weights) {
        List<Link> links = new ArrayList<>();
        double all = 0;
        for (int i = 0; i < LINKS; i++) {
            if (!removed.contains(i)) {
                Link link = link(i, weights[i]);
                links.add(link);
                capLookup.setLimits(
                        InboundFixture.capKey(link), atCapacity.contains(i) ? Limits.ofConcurrent(0) : Limits.NONE);
                all += isEligible(i) ? share(strategy, weights[i]) : 0;
            }
        }
        for (int i = 0; i < LINKS; i++) {
            if (isEligible(i)) {
                expected.merge(link(i, 1).id(), share(strategy, weights[i]) / all, Double::sum);
            }
        }
        Decision decision = capLookup.apply(
                InboundFixture.with(strategy).links(links).firstRouting().decide(capLookup));
        actual.merge(decision.parties().link(), 1, Integer::sum);
        capLookup.release(decision, true);
    }

    private Link link(int number, int weight) {
        Link link = StrategyTest.weightedLink(number, weight);
        return unreachable.contains(number)
                ? new Link(link.id(), RoutingFixture.unreachable(link.client()), 1, weight, true)
                : link;
    }

    private boolean isEligible(int i) {
        return !removed.contains(i) && !unreachable.contains(i) && !atCapacity.contains(i);
    }

    private static int share(Strategy strategy, int weight) {
        return strategy == Strategy.WEIGHTED ? weight : 1;
    }
}
