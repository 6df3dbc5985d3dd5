package io.trunkline.routing;

import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.testkit.ErrorPageCheck;
import io.trunkline.testkit.architecture.ArchitectureRules;
import io.trunkline.web.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class RoutingRulesTest {
    @Test
    void the_service_keeps_the_house_rules() {
        ArchitectureRules.check("io.trunkline.routing");
    }

    @Test
    void every_refusal_is_described() {
        ErrorPageCheck.assertMatches(
                RoutingProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
