package io.trunkline.benchmarks.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// What is asked for on the command line.
///
/// @param calls     how many are driven
/// @param lines     calls at once
/// @param replicas of routing-service
/// @param seed      of what the node and its callers do; the interleaving with the kills is the machine's
/// @param without   the safety that is turned off
/// @param replicaKills between two kills of a replica; 3 s on eight cores, 12 s on two
/// @param databaseKills between two kills of PostgreSQL
public record FaultOptions(
        int calls,
        int lines,
        int replicas,
        long seed,
        Optional<Safety> without,
        Duration replicaKills,
        Duration databaseKills) {
    private static final String CALLS = "--calls";
    private static final String LINES = "--lines";
    private static final String REPLICAS = "--replicas";
    private static final String SEED = "--seed";
    private static final String WITHOUT = "--without";
    private static final String REPLICA_KILLS = "--kill-replica-every";
    private static final String DATABASE_KILLS = "--kill-database-every";
    private static final Set<String> NAMES =
            Set.of(CALLS, LINES, REPLICAS, SEED, WITHOUT, REPLICA_KILLS, DATABASE_KILLS);

    /// 20,000 calls have an hour.
    private static final Duration EACH_CALL = Duration.ofMillis(180);
    private static final Duration LEAST = Duration.ofMinutes(8);

    /// @throws IllegalArgumentException for an option that there is not
    public static FaultOptions parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || !NAMES.contains(argument.substring(0, equals))) {
                throw new IllegalArgumentException(argument);
            }
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new FaultOptions(
                number(given, CALLS, 20_000),
                number(given, LINES, 30),
                number(given, REPLICAS, 3),
                number(given, SEED, ThreadLocalRandom.current().nextInt(1_000_000)),
                Optional.ofNullable(given.get(WITHOUT)).map(Safety::named),
                Duration.ofSeconds(number(given, REPLICA_KILLS, sustainable())),
                Duration.ofSeconds(number(given, DATABASE_KILLS, 15)));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        String value = given.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /// A start takes about 8 s of CPU beside the traffic: on a small machine one every 3 s would leave nothing for
    /// calls.
    private static int sustainable() {
        return Math.max(3, 24 / Runtime.getRuntime().availableProcessors());
    }

    /// How long calls are driven at most: much longer than it takes where the machine can be had alone.
    Duration limit() {
        Duration proportional = EACH_CALL.multipliedBy(calls);
        return proportional.compareTo(LEAST) > 0 ? proportional : LEAST;
    }
}
