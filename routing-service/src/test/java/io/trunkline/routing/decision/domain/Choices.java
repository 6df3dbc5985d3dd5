package io.trunkline.routing.decision.domain;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/// Random choices that jqwik can shrink. Each takes the next of a list of numbers, and beyond its end each takes
/// the first alternative. So a shorter list of smaller numbers makes a simpler scene, and jqwik looks for the
/// simplest one that still fails.
public final class Choices {
    private static final int MOST = 9_999;

    private final List<Integer> numbers;
    private int next;

    private Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /// @param most how many choices a scene may take
    public static Arbitrary<Choices> upTo(int most) {
        return Arbitraries.integers()
                .between(0, MOST)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMaxSize(most)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Choices::new);
    }

    /// A number from 0, which is the simplest, up to and without the bound.
    public int below(int bound) {
        return next < numbers.size() ? numbers.get(next++) % bound : 0;
    }

    /// True for one of so many; false is simpler.
    public boolean oneIn(int of) {
        return below(of) == of - 1;
    }

    /// The first is the simplest.
    public <T> T any(List<T> of) {
        return of.get(below(of.size()));
    }

    public <T extends Enum<T>> T any(Class<T> of) {
        return any(List.of(of.getEnumConstants()));
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
