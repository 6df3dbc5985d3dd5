package io.trunkline.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallCostTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void what_an_idle_suite_uses_is_subtracted() {
        var idle = snapshot(10, Map.of(Part.SERVICES, 1.0, Part.KAFKA, 0.5, Part.ASTERISK, 0.1));
        var busy = snapshot(20, Map.of(Part.SERVICES, 7.0, Part.KAFKA, 3.0, Part.POSTGRESQL, 2.0, Part.ASTERISK, 2.2));

        var cost = new CallCost(idle, busy, 100);

        assertThat(cost.cpuMillis(Part.SERVICES)).isCloseTo(50, within(0.001));
        assertThat(cost.cpuMillis(Part.ASTERISK)).isCloseTo(20, within(0.001));
        assertThat(cost.cpuMillisWithoutAsterisk()).isCloseTo(90, within(0.001));
        assertThat(cost.ratioToAsterisk()).isCloseTo(4.5, within(0.001));
        assertThat(cost.idleLoadWithoutAsterisk()).isCloseTo(0.15, within(0.001));
    }

    @Test
    void the_times_of_a_process_and_its_ended_children_are_added() {
        String stat = "42 (a (strange) name) S 1 42 42 0 -1 4194560 100 200 0 0 150 50 7 3 20 0 9 0 100 1 2";

        assertThat(ProcessCpu.parse(stat)).isCloseTo(2.1, within(0.001));
    }

    @Test
    void memory_that_processes_share_counts_in_parts() {
        String smaps = "00400000-7fff0000 ---p 00000000 00:00 0 [rollup]\nRss: 800 kB\nPss: 300 kB\nPss_Anon: 200 kB\n";

        assertThat(ProcessMemory.parse(smaps)).isEqualTo(300 * 1024.0);
    }

    private static Snapshot snapshot(int seconds, Map<Part, Double> cpu) {
        return new Snapshot(seconds * SECOND, cpu, Map.of(), new KafkaWork(0, 0, 0));
    }
}
