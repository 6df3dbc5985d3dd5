package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.faults.safeguards.Safeguard;
import io.trunkline.benchmarks.faults.traffic.TrafficPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The command line options.
///
/// @param calls     the number of calls
/// @param lines     the number of concurrent calls
/// @param replicas  the number of replicas of routing-service
/// @param seed      of the node and its callers; the interleaving with the kills depends on the machine
/// @param disabledSafeguard   the safeguard to disable
/// @param replicaKillInterval the time from a replica being ready again to the next kill; 3 s on eight cores, 12 s
///     on two
/// @param databaseKillInterval the same for PostgreSQL
/// @param kills     the maximum number of kills of each kind; calls continue until they are done
public record FaultOptions(
        int calls,
        int lines,
        int replicas,
        long seed,
        Optional<Safeguard> disabledSafeguard,
        Duration replicaKillInterval,
        Duration databaseKillInterval,
        int kills) {
    private static final String CALLS = "--calls";
    private static final String LINES = "--lines";
    private static final String REPLICAS = "--replicas";
    private static final String SEED = "--seed";
    private static final String WITHOUT = "--without";
    private static final String REPLICA_KILLS = "--kill-replica-every";
    private static final String DATABASE_KILLS = "--kill-database-every";
    private static final String KILLS = "--kills";
    private static final Set<String> NAMES =
            Set.of(CALLS, LINES, REPLICAS, SEED, WITHOUT, REPLICA_KILLS, DATABASE_KILLS, KILLS);

    /// 20,000 calls have an hour.
    private static final Duration TIME_PER_CALL = Duration.ofMillis(180);
    private static final Duration MIN_TIME_LIMIT = Duration.ofMinutes(8);

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
                numberOption(given, CALLS, 20_000),
                numberOption(given, LINES, 30),
                numberOption(given, REPLICAS, 3),
                numberOption(given, SEED, ThreadLocalRandom.current().nextInt(1_000_000)),
                Optional.ofNullable(given.get(WITHOUT)).map(Safeguard::byName),
                Duration.ofSeconds(numberOption(given, REPLICA_KILLS, sustainableReplicaKillSeconds())),
                Duration.ofSeconds(numberOption(given, DATABASE_KILLS, 15)),
                numberOption(given, KILLS, Integer.MAX_VALUE));
    }

    private static int numberOption(Map<String, String> given, String name, int otherwise) {
        String value = given.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /// A start takes about 8 s of CPU beside the traffic: on a small machine one every 3 s would leave nothing
    /// for calls.
    private static int sustainableReplicaKillSeconds() {
        return Math.max(3, 24 / Runtime.getRuntime().availableProcessors());
    }

    TrafficPlan trafficPlan() {
        return new TrafficPlan(calls, lines, seed);
    }

    /// Whether the run is over only after a number of kills.
    boolean killsAreCounted() {
        return kills < Integer.MAX_VALUE;
    }

    /// How long calls are driven at most: much longer than it takes where the machine can be had alone.
    Duration timeLimit() {
        Duration proportional = TIME_PER_CALL.multipliedBy(calls);
        return proportional.compareTo(MIN_TIME_LIMIT) > 0 ? proportional : MIN_TIME_LIMIT;
    }
}
