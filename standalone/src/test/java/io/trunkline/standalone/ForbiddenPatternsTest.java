package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.architecture.SourceRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForbiddenPatternsTest {
    @Test
    void no_source_file_contains_a_forbidden_pattern() {
        assertThat(SourceRules.findViolations(Path.of("").toAbsolutePath().getParent()))
                .isEmpty();
    }
}
