package io.trunkline.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {
    @Test
    void reports_file_line_and_reason(@TempDir Path root) throws IOException {
        Path file =
                Files.createDirectories(root.resolve("module/src/main/java")).resolve("Bad.java");
        Files.writeString(file, "class Bad {\n    // %s later\n}\n".formatted("TO" + "DO"));

        assertThat(SourceRules.findViolations(root))
                .containsExactly("module/src/main/java/Bad.java:2: what is not done is an issue, not a comment");
    }

    @Test
    void ignores_generated_code(@TempDir Path root) throws IOException {
        Path file = Files.createDirectories(root.resolve("module/target/generated-sources/src/main/java"))
                .resolve("Bad.java");
        Files.writeString(file, "// %s later\n".formatted("TO" + "DO"));

        assertThat(SourceRules.findViolations(root)).isEmpty();
    }
}
