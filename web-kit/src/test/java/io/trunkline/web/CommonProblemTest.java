package io.trunkline.web;

import io.trunkline.testkit.ErrorPageCheck;
import org.junit.jupiter.api.Test;

class CommonProblemTest {
    @Test
    void the_page_of_errors_lists_each_code() {
        ErrorPageCheck.assertMatches(
                CommonProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
