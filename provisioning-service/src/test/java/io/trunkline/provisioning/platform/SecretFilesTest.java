package io.trunkline.provisioning.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path directory;

    @Test
    void creates_a_missing_file_once() {
        SecretFiles files = new SecretFiles(directory, Set.of("key"));

        assertThat(files.readOrCreate("key", () -> "first")).isEqualTo("first");
        assertThat(files.readOrCreate("key", () -> "second")).isEqualTo("first");
    }

    @Test
    void refuses_a_file_that_the_settings_do_not_name() {
        SecretFiles files = new SecretFiles(directory, Set.of("key"));

        assertThatThrownBy(() -> files.readOrCreate("other", () -> "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }
}
