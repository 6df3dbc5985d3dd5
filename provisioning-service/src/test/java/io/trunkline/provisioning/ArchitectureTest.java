package io.trunkline.provisioning;

import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.testkit.ErrorPageCheck;
import io.trunkline.testkit.architecture.ArchitectureRules;
import io.trunkline.web.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_service_keeps_the_rules_of_the_house() {
        ArchitectureRules.check("io.trunkline.provisioning");
    }

    @Test
    void the_page_of_errors_lists_what_the_service_answers() {
        ErrorPageCheck.assertMatches(
                ProvisioningProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
