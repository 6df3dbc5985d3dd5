package io.trunkline.provisioning;

import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.testkit.ErrorPageCheck;
import io.trunkline.testkit.architecture.ArchitectureRules;
import io.trunkline.web.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_service_follows_the_architecture_rules() {
        ArchitectureRules.check("io.trunkline.provisioning");
    }

    @Test
    void the_error_page_lists_each_problem_code() {
        ErrorPageCheck.assertMatches(
                ProvisioningProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
