package io.trunkline.routing.decision.domain;

import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/// A campaign with its caps, and the questions of some calls, one after another.
public record RoutingScene(Map<CapKey, Cap> caps, List<Routing> routings) {
    private static final int CHOICES = 400;
    private static final int CALLS = 8;

    public static Arbitrary<RoutingScene> any() {
        return Choices.upTo(CHOICES).map(choices -> {
            RandomRoutings random = new RandomRoutings(choices);
            Map<CapKey, Cap> caps = random.caps();
            return new RoutingScene(
                    caps,
                    Stream.generate(random::nextRouting)
                            .limit(1 + choices.below(CALLS))
                            .toList());
        });
    }

    @Override
    public String toString() {
        Map<String, Cap> sorted = new TreeMap<>();
        caps.forEach((key, cap) -> sorted.put(key.toString(), cap));
        return Stream.concat(sorted.values().stream(), routings.stream())
                .map(String::valueOf)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
