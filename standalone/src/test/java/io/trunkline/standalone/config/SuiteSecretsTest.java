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

        try (Stream<Path> folders = Files.walk(folder.secrets()).filter(Files::isDirectory)) {
            assertThat(folders)
                    .hasSize(9)
                    .allSatisfy(one -> assertThat(mode(one)).isEqualTo("rwx------"));
        }
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

    @Test
    void a_second_node_has_a_secret_for_its_bridge_alone() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();
        SuiteSecrets secrets = new SuiteSecrets(folder);
        assertThat(secrets.createMissing()).isTrue();
        SuiteNode second = SuiteNode.of(2, "ast1");

        secrets.createMissing(second);

        Path bridge = secrets.folder(ServiceReplica.furtherBridges().getFirst());
        assertThat(names(bridge)).isEqualTo(names(secrets.folder(SuiteService.AMI_BRIDGE)));
        assertThat(names(secrets.asteriskFolder(second))).isEqualTo(names(secrets.asteriskFolder()));
        assertThat(bridge.resolve("ami-secret"))
                .hasSameTextualContentAs(secrets.asteriskFolder(second).resolve("ami-secret"));
        assertThat(Files.readString(bridge.resolve("ami-secret")))
                .isNotEqualTo(Files.readString(secrets.asteriskFolder().resolve("ami-secret")));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void the_files_of_an_earlier_suite_move_to_the_folders_of_their_readers() throws IOException {
        SuiteFolder folder = new SuiteFolder(root).create();
        List<String> earlier = List.of(
                "ami-secret",
                "dialplan-token",
                "database-asterisk_cel",
                "database-trunkline_cdr",
                "carrier-keyset.json",
                "first-admin.json",
                "jwt-key.json");
        for (String name : earlier) {
            Files.writeString(folder.secrets().resolve(name), "earlier " + name);
        }

        assertThat(new SuiteSecrets(folder).createMissing()).isFalse();

        assertThat(readAll(folder))
                .contains(
                        "asterisk/ami-secret=earlier ami-secret",
                        "ami-bridge/ami-secret=earlier ami-secret",
                        "asterisk/dialplan-token=earlier dialplan-token",
                        "routing-service/dialplan-token=earlier dialplan-token",
                        "asterisk/database-asterisk_cel=earlier database-asterisk_cel",
                        "cdr-service/database-trunkline_cdr=earlier database-trunkline_cdr",
                        "provisioning-service/carrier-keyset.json=earlier carrier-keyset.json",
                        "realtime-writer/carrier-keyset.json=earlier carrier-keyset.json",
                        "provisioning-service/first-admin.json=earlier first-admin.json",
                        "provisioning-service/jwt-key.json=earlier jwt-key.json");
        try (Stream<Path> entries = Files.list(folder.secrets())) {
            assertThat(entries).allMatch(Files::isDirectory);
        }
    }

    private static String readAll(SuiteFolder folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path secret : files(folder)) {
            all.append(folder.secrets().relativize(secret))
                    .append('=')
                    .append(Files.readString(secret))
                    .append('\n');
        }
        return all.toString();
    }

    private static List<Path> files(SuiteFolder folder) throws IOException {
        // without the link to what provisioning-service has yet to create
        try (Stream<Path> files = Files.walk(folder.secrets())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
