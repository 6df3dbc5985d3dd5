package io.trunkline.realtime.drift;

import io.trunkline.testkit.ErrorPageCheck;
import org.junit.jupiter.api.Test;

class RealtimeProblemTest {
    @Test
    void the_error_page_lists_each_code() {
        ErrorPageCheck.assertMatches(
                RealtimeProblem.values(),
                RealtimeProblem::code,
                problem -> problem.status().value());
    }
}
