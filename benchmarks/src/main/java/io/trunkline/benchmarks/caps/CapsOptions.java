package io.trunkline.benchmarks.caps;

import java.time.Duration;
import java.util.List;

/// What is asked for on the command line.
///
/// @param replicas of routing-service
/// @param callers  that ask at once where it is as fast as they come
/// @param warmUp   before anything is measured: a young JVM runs at a fraction of its speed
/// @param duration     of each measurement
public record CapsOptions(int replicas, int callers, Duration warmUp, Duration duration) {

    /// @throws IllegalArgumentException for an option that there is not
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
