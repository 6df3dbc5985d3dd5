package io.trunkline.ami;

import io.trunkline.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_house_rules_hold() {
        ArchitectureRules.check("io.trunkline.ami");
    }
}
