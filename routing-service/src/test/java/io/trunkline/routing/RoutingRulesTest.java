package io.trunkline.routing;

import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.testkit.ErrorPageCheck;
import io.trunkline.testkit.architecture.ArchitectureRules;
import io.trunkline.web.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class RoutingRulesTest {
    @Test
    void the_service_follows_the_architecture_rules() {
        ArchitectureRules.check("io.trunkline.routing");
    }

    @Test
    void every_problem_code_is_documented() {
        ErrorPageCheck.assertMatches(
                RoutingProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
