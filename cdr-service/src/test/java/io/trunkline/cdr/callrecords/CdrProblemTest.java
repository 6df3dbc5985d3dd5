package io.trunkline.cdr.callrecords;

import io.trunkline.testkit.ErrorPageCheck;
import io.trunkline.web.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class CdrProblemTest {
    @Test
    void the_error_page_lists_each_code() {
        ErrorPageCheck.assertMatches(
                CdrProblem.values(),
                ProblemCode::code,
                problem -> problem.status().value());
    }
}
