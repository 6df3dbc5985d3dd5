package io.trunkline.did;

import io.trunkline.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_service_follows_the_architecture_rules() {
        ArchitectureRules.check("io.trunkline.did");
    }
}
