package io.trunkline.did;

import io.trunkline.did.platform.DidProblem;
import io.trunkline.testkit.ErrorPageCheck;
import org.junit.jupiter.api.Test;

class DidProblemTest {
    @Test
    void the_error_page_lists_each_problem_code() {
        ErrorPageCheck.assertMatches(
                DidProblem.values(),
                DidProblem::code,
                problem -> problem.status().value());
    }
}
