package io.trunkline.console;

import io.trunkline.console.platform.ConsoleProblem;
import io.trunkline.testkit.ErrorPageCheck;
import io.trunkline.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_service_follows_the_architecture_rules() {
        ArchitectureRules.check("io.trunkline.console");
    }

    @Test
    void the_error_page_lists_each_code() {
        ErrorPageCheck.assertMatches(
                ConsoleProblem.values(),
                ConsoleProblem::code,
                problem -> problem.status().value());
    }
}
