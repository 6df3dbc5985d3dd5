package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.architecture.SourceRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourcesTest {
    @Test
    void no_source_of_the_repository_holds_a_forbidden_word() {
        assertThat(SourceRules.violationsBelow(Path.of("").toAbsolutePath().getParent()))
                .isEmpty();
    }
}
