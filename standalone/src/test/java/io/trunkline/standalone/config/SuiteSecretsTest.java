package io.trunkline.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteSecretsTest {
    @TempDir
    Path root;

    @Test
    void only_the_owner_can_read_secrets() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();

        assertThat(new SuiteSecrets(folder).createMissing()).isTrue();

        assertThat(mode(folder.secrets())).isEqualTo("rwx------");
        for (Path secret : files(folder)) {
            assertThat(mode(secret)).as(secret.toString()).isEqualTo("rw-------");
        }
    }

    @Test
    void a_second_start_changes_no_secret() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();
        assertThat(new SuiteSecrets(folder).createMissing()).isTrue();
        String before = readAll(folder);

        assertThat(new SuiteSecrets(folder).createMissing()).isFalse();

        assertThat(readAll(folder)).isEqualTo(before).contains("\"username\":\"admin\"");
    }

    private static String readAll(SuiteFolder folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path secret : files(folder)) {
            all.append(secret.getFileName()).append('=').append(Files.readString(secret));
        }
        return all.toString();
    }

    private static List<Path> files(SuiteFolder folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.secrets())) {
            return files.sorted().toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
