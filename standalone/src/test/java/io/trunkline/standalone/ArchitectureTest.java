package io.trunkline.standalone;

import io.trunkline.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void packages_depend_on_each_other_without_a_cycle() {
        ArchitectureRules.checkAcyclic("io.trunkline.standalone");
    }
}
