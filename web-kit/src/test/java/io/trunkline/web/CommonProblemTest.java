package io.trunkline.web;

import io.trunkline.testkit.ErrorPage;
import org.junit.jupiter.api.Test;

class CommonProblemTest {
    @Test
    void the_page_of_errors_lists_each_code() {
        ErrorPage.agreesWith(
                CommonProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
