package io.trunkline.cdr.records;

import io.trunkline.testkit.ErrorPage;
import io.trunkline.web.ProblemCode;
import org.junit.jupiter.api.Test;

class CdrProblemTest {
    @Test
    void the_page_of_errors_lists_each_code() {
        ErrorPage.agreesWith(
                CdrProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
