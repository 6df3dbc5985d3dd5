package io.trunkline.routing.placedcalls;

import io.trunkline.telephony.CallId;
import java.security.SecureRandom;
import java.time.Clock;
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

    /// The id of a call on a node.
    CallId next(String node) {
        String suffix = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return CallId.placed(node, clock.instant(), suffix);
    }
}
