package io.trunkline.benchmarks.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What is asked for on the command line.
///
/// @param calls     how many are driven
/// @param lines     calls at once
/// @param seed      of what the node and its callers do; the interleaving with the kills is the machine's
/// @param without   the safety that is turned off
/// @param replicaKills between two kills of a replica; 3 s on eight cores, 12 s on two
/// @param databaseKills between two kills of PostgreSQL
public record FaultOptions(
        int calls, int lines, long seed, Optional<Safety> without, Duration replicaKills, Duration databaseKills) {
    /// 20,000 calls have an hour.
    private static final Duration EACH_CALL = Duration.ofMillis(180);
    private static final Duration LEAST = Duration.ofMinutes(8);

    /// @throws IllegalArgumentException for an option that there is not
    public static FaultOptions parse(List<String> arguments) {
        FaultOptions options = new FaultOptions(
                20_000,
                30,
                ThreadLocalRandom.current().nextLong(1_000_000),
                Optional.empty(),
                sustainable(),
                Duration.ofSeconds(15));
        for (String argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    /// A start takes about 8 s of CPU beside the traffic: on a small machine one every 3 s would leave nothing for
    /// calls.
    private static Duration sustainable() {
        return Duration.ofSeconds(Math.max(3, 24 / Runtime.getRuntime().availableProcessors()));
    }

    /// How long calls are driven at most: much longer than it takes where the machine can be had alone.
    Duration limit() {
        Duration proportional = EACH_CALL.multipliedBy(calls);
        return proportional.compareTo(LEAST) > 0 ? proportional : LEAST;
    }

    private FaultOptions with(String argument) {
        String value = argument.substring(argument.indexOf('=') + 1);
        return switch (argument.substring(0, argument.length() - value.length())) {
            case "--calls=" ->
                new FaultOptions(Integer.parseInt(value), lines, seed, without, replicaKills, databaseKills);
            case "--lines=" ->
                new FaultOptions(calls, Integer.parseInt(value), seed, without, replicaKills, databaseKills);
            case "--seed=" ->
                new FaultOptions(calls, lines, Long.parseLong(value), without, replicaKills, databaseKills);
            case "--without=" ->
                new FaultOptions(calls, lines, seed, Optional.of(Safety.named(value)), replicaKills, databaseKills);
            case "--kill-replica-every=" ->
                new FaultOptions(calls, lines, seed, without, Duration.ofSeconds(Long.parseLong(value)), databaseKills);
            case "--kill-database-every=" ->
                new FaultOptions(calls, lines, seed, without, replicaKills, Duration.ofSeconds(Long.parseLong(value)));
            default -> throw new IllegalArgumentException(argument);
        };
    }
}
