package io.trunkline.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.messaging.deadletters.DeadLetterProblem;
import io.trunkline.provisioning.platform.ProvisioningProblem;
import io.trunkline.testkit.access.AccessPage;
import io.trunkline.testkit.openapi.GoldenDescription;
import io.trunkline.testkit.openapi.RequiredFieldsCheck;
import io.trunkline.web.problem.ProblemCode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiDescriptionIT {
    @Test
    void the_description_matches_its_golden_file() {
        GoldenDescription.assertMatches(TestEnvironment.API, "provisioning-service", problemCodes());
    }

    @Test
    void the_access_page_lists_every_operation_with_its_roles_and_scope() {
        AccessPage.assertMatches(TestEnvironment.API, "provisioning-service");
    }

    @Test
    void an_empty_body_is_refused_for_the_fields_that_the_description_requires() {
        assertThat(RequiredFieldsCheck.check(
                        TestEnvironment.API, Set.of("createUser.password", "changeOwnPassword.currentPassword")))
                .contains(
                        "createCarrier", "createClient", "createTenant", "createUser", "createDialplanLine", "signIn");
    }

    private static Stream<String> problemCodes() {
        return Stream.<ProblemCode[]>of(ProvisioningProblem.values(), DeadLetterProblem.values())
                .flatMap(Arrays::stream)
                .map(ProblemCode::code);
    }
}
