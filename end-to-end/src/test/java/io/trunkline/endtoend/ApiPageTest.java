package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Compares the example in docs/api.md with the code that [DidApiTourIT] runs.
class ApiPageTest {
    @Test
    void the_example_of_a_generated_client_is_code_that_a_test_runs() throws IOException {
        // a generated client has another package than those of this project
        List<String> page = between(Path.of("../docs/api.md"), "```java", "```").stream()
                .dropWhile(line -> line.isEmpty() || line.startsWith("import "))
                .toList();
        List<String> tour = between(
                Path.of("src/test/java/io/trunkline/endtoend/DidApiTourIT.java"),
                "// the example of docs/api.md begins",
                "// the example ends");

        assertThat(page).isNotEmpty().isEqualTo(tour);
    }

    /// The lines between two lines, without their indentation in the file.
    private static List<String> between(Path file, String first, String last) throws IOException {
        return Files.readAllLines(file).stream()
                .dropWhile(line -> !line.strip().equals(first))
                .skip(1)
                .takeWhile(line -> !line.strip().equals(last))
                .map(String::strip)
                .toList();
    }
}
