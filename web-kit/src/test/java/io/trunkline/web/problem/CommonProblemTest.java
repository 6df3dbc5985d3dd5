package io.trunkline.web.problem;

import io.trunkline.testkit.ErrorPageCheck;
import org.junit.jupiter.api.Test;

class CommonProblemTest {
    @Test
    void the_error_page_lists_each_code() {
        ErrorPageCheck.assertMatches(
                CommonProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
