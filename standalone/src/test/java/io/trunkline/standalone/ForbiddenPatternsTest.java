package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.architecture.SourceRules;
import io.trunkline.testkit.architecture.WordingRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForbiddenPatternsTest {
    @Test
    void no_source_file_contains_a_forbidden_pattern() {
        assertThat(SourceRules.findViolations(Path.of("").toAbsolutePath().getParent()))
                .isEmpty();
    }

    @Test
    void no_page_and_no_comment_uses_a_word_that_the_wording_rules_exclude() {
        assertThat(WordingRules.findViolations(Path.of("").toAbsolutePath().getParent()))
                .isEmpty();
    }
}
