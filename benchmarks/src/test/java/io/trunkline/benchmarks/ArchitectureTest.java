package io.trunkline.benchmarks;

import io.trunkline.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    @ParameterizedTest
    @ValueSource(strings = {"io.trunkline.benchmarks", "io.trunkline.benchmarks.faults"})
    void packages_depend_on_each_other_without_a_cycle(String root) {
        ArchitectureRules.checkAcyclic(root);
    }
}
