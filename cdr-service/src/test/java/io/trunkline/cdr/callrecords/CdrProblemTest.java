package io.trunkline.cdr.records;

import io.trunkline.testkit.ErrorPageCheck;
import io.trunkline.web.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class CdrProblemTest {
    @Test
    void the_page_of_errors_lists_each_code() {
        ErrorPageCheck.assertMatches(
                CdrProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
