package io.trunkline.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.access.AccessMatrix;
import org.junit.jupiter.api.Test;

class AccessIT {
    @Test
    void every_operation_admits_the_callers_of_its_rule_and_no_others() {
        assertThat(AccessMatrix.failures(TestEnvironment.API, AccessMatrix.Callers.of(TestEnvironment.TOKENS)))
                .isEmpty();
    }
}
