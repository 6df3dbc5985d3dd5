package io.trunkline.benchmarks.caps;

import java.time.Duration;
import java.util.List;

/// The command line options.
///
/// @param replicas of routing-service
/// @param callers  concurrent requests in the measurement of throughput
/// @param warmUp   time before the measurement, since a JVM is slow after its start
/// @param duration     of each measurement
public record CapsOptions(int replicas, int callers, Duration warmUp, Duration duration) {

    /// @throws IllegalArgumentException for an unknown option
    public static CapsOptions parse(List<String> arguments) {
        CapsOptions options = new CapsOptions(1, 200, Duration.ofSeconds(40), Duration.ofSeconds(15));
        for (String argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private CapsOptions with(String argument) {
        String value = argument.substring(argument.indexOf('=') + 1);
        int number = value.chars().allMatch(Character::isDigit) && !value.isEmpty() ? Integer.parseInt(value) : 0;
        return switch (argument.substring(0, argument.length() - value.length())) {
            case "--replicas=" -> new CapsOptions(number, callers, warmUp, duration);
            case "--callers=" -> new CapsOptions(replicas, number, warmUp, duration);
            case "--warm-up=" -> new CapsOptions(replicas, callers, Duration.ofSeconds(number), duration);
            case "--seconds=" -> new CapsOptions(replicas, callers, warmUp, Duration.ofSeconds(number));
            default -> throw new IllegalArgumentException(argument);
        };
    }
}
