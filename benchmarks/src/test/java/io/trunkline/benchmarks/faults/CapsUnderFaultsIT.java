package io.trunkline.benchmarks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.benchmarks.environment.ReplicaJvm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The short version of `./trunkline test --long caps-faults`: one kill of a replica and one of PostgreSQL, each
/// waited for until its victim is ready again.
class CapsUnderFaultsIT {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void caps_hold_and_totals_are_exact_while_a_replica_and_postgresql_are_killed() {
        assertThat(run()).as(output::toString).isTrue();

        assertThat(output.toString(UTF_8))
                .contains("kills of a replica", "kills of PostgreSQL", "attempts admitted, inbound")
                .doesNotContain("replicas that ended by themselves")
                .endsWith("caps exceeded: 0, leases left: 0, totals wrong: 0\n");
    }

    private boolean run() {
        List<String> arguments = List.of(
                "--calls=120",
                "--lines=8",
                "--replicas=2",
                "--seed=5",
                "--kills=1",
                "--kill-replica-every=4",
                "--kill-database-every=3");
        PrintStream out = new PrintStream(output, true, UTF_8);
        return new FaultTest(FaultOptions.parse(arguments), ReplicaJvm.SELDOM_STARTED, out).run();
    }
}
