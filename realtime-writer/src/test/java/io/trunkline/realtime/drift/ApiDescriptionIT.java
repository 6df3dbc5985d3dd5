package io.trunkline.realtime.drift;

import io.trunkline.messaging.deadletters.DeadLetterProblem;
import io.trunkline.realtime.TestEnvironment;
import io.trunkline.testkit.access.AccessPage;
import io.trunkline.testkit.openapi.GoldenDescription;
import io.trunkline.web.problem.ProblemCode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiDescriptionIT {
    @Test
    void the_description_matches_its_golden_file() {
        GoldenDescription.assertMatches(TestEnvironment.API, "realtime-writer", problemCodes());
    }

    @Test
    void the_access_page_lists_every_operation_with_its_roles_and_scope() {
        AccessPage.assertMatches(TestEnvironment.API, "realtime-writer");
    }

    private static Stream<String> problemCodes() {
        return Stream.<ProblemCode[]>of(RealtimeProblem.values(), DeadLetterProblem.values())
                .flatMap(Arrays::stream)
                .map(ProblemCode::code);
    }
}
