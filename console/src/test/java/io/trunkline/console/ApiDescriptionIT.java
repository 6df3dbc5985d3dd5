package io.trunkline.console;

import io.trunkline.console.platform.ConsoleProblem;
import io.trunkline.testkit.access.AccessPage;
import io.trunkline.testkit.openapi.GoldenDescription;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ApiDescriptionIT {
    private static final TestConsole CONSOLE = TestConsole.start();

    @AfterAll
    static void close() {
        CONSOLE.close();
    }

    @Test
    void the_description_matches_its_golden_file() {
        GoldenDescription.assertMatches(
                CONSOLE.client(),
                "console",
                Arrays.stream(ConsoleProblem.values()).map(ConsoleProblem::code));
    }

    @Test
    void the_access_page_lists_every_operation_with_its_roles_and_scope() {
        AccessPage.assertMatches(CONSOLE.client(), "console");
    }
}
