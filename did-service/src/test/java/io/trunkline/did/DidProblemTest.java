package io.trunkline.did;

import io.trunkline.did.platform.DidProblem;
import io.trunkline.testkit.ErrorPageCheck;
import org.junit.jupiter.api.Test;

class DidProblemTest {
    @Test
    void every_code_has_its_row_on_the_page_of_errors() {
        ErrorPageCheck.assertMatches(
                DidProblem.values(),
                DidProblem::code,
                problem -> problem.status().value());
    }
}
