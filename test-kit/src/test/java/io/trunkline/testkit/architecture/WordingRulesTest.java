package io.trunkline.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordingRulesTest {
    @TempDir
    Path root;

    @BeforeEach
    void a_list_with_one_word() throws IOException {
        write("docs/wording.txt", "# comment\nfoo(?:s)? = bar\n");
    }

    @Test
    void reports_a_listed_word_in_a_page_a_comment_and_a_configuration_file() throws IOException {
        write("docs/page.md", "One foo.\n");
        write("module/src/main/java/Sample.java", "/// Two Foos.\nclass Sample {}\n");
        write("module/src/main/resources/sample.yml", "# a foo\nport: 1\n");

        assertThat(WordingRules.findViolations(root))
                .containsExactly(
                        "docs/page.md:1: \"foo\": bar",
                        "module/src/main/java/Sample.java:1: \"Foos\": bar",
                        "module/src/main/resources/sample.yml:1: \"foo\": bar");
    }

    @Test
    void ignores_code_and_longer_words() throws IOException {
        write("docs/page.md", "Food and `foo`.\n```\nfoo\n```\n");
        write("module/src/main/java/Sample.java", "class Sample { String foo; }\n");

        assertThat(WordingRules.findViolations(root)).isEmpty();
    }

    @Test
    void reports_long_lines_of_prose_but_not_tables_and_code() throws IOException {
        String wide = "x".repeat(121);
        write("docs/page.md", wide + "\n| " + wide + " |\n```\n" + wide + "\n```\n");

        assertThat(WordingRules.findViolations(root)).containsExactly("docs/page.md:1: 121 columns, at most 120");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
