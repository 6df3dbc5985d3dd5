package io.trunkline.routing.decision.domain;

import io.trunkline.routing.decision.domain.inbound.InboundRouting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/// A campaign with its caps, and calls of it, one after another.
///
/// @param ends after each call, what happens to the oldest live call: 0 nothing, 1 it ends unanswered, 2 answered
record InboundScene(InMemoryCaps caps, List<InboundRouting> calls, List<Integer> ends) {
    private static final int CHOICES = 800;
    private static final int CALLS = 40;

    static Arbitrary<InboundScene> any() {
        return Choices.upTo(CHOICES).map(choices -> {
            RandomInboundCalls random = new RandomInboundCalls(choices);
            int count = 1 + choices.below(CALLS);
            return new InboundScene(
                    random.caps(),
                    Stream.generate(random::nextRouting).limit(count).toList(),
                    Stream.generate(() -> choices.below(3)).limit(count).toList());
        });
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(caps, ends), calls.stream())
                .map(String::valueOf)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
