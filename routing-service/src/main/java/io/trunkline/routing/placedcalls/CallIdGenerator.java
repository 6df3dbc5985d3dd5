package io.trunkline.routing.placedcalls;

import io.trunkline.telephony.CallId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Generates the ids of placed calls.
@Component
class CallIdGenerator {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    CallIdGenerator(Clock clock) {
        this.clock = clock;
    }

    /// The id of a call on a random one of the nodes.
    CallId next(List<String> nodes) {
        String suffix = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return CallId.placed(nodes.get(random.nextInt(nodes.size())), clock.instant(), suffix);
    }
}
