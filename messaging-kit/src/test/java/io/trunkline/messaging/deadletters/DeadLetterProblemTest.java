package io.trunkline.messaging.deadletters;

import io.trunkline.testkit.ErrorPageCheck;
import org.junit.jupiter.api.Test;

class DeadLetterProblemTest {

    @Test
    void the_error_page_lists_each_code() {
        ErrorPageCheck.assertMatches(
                DeadLetterProblem.values(),
                DeadLetterProblem::code,
                problem -> problem.status().value());
    }
}
