package io.trunkline.realtime.projection;

import io.trunkline.testkit.ErrorPageCheck;
import org.junit.jupiter.api.Test;

class RealtimeProblemTest {
    @Test
    void every_code_has_its_row_on_the_page_of_errors() {
        ErrorPageCheck.assertMatches(
                RealtimeProblem.values(),
                RealtimeProblem::code,
                problem -> problem.status().value());
    }
}
