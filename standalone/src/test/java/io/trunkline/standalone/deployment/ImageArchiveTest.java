package io.trunkline.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archives that `k8s/images/write-archive` makes of folders.
class ImageArchiveTest {
    private static final String NAME = "trunkline/example:1";

    @TempDir
    Path folder;

    @BeforeEach
    void writeLayers() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "dpkg is not installed");
        write("first/opt/program", "program");
        write("second/opt/cache", "cache");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void the_same_files_give_the_same_archive() throws Exception {
        archive("a.tar");
        Files.setLastModifiedTime(folder.resolve("first/opt/program"), FileTime.from(Instant.EPOCH.plusSeconds(7)));
        archive("b.tar");

        assertThat(folder.resolve("a.tar")).hasSameBinaryContentAs(folder.resolve("b.tar"));
        write("first/opt/program", "changed");
        archive("b.tar");
        assertThat(Files.mismatch(folder.resolve("a.tar"), folder.resolve("b.tar")))
                .isNotNegative();
    }

    @Test
    void a_further_layer_adds_its_files_and_keeps_the_others() throws Exception {
        archive("a.tar");
        List<String> before = layers("a.tar");
        run("--add-layer", folder.resolve("a.tar"), NAME, folder.resolve("second"));

        assertThat(layers("a.tar")).hasSize(before.size() + 1).containsAll(before);
        run("--unpack", folder.resolve("a.tar"), Files.createDirectory(folder.resolve("unpacked")));
        assertThat(folder.resolve("unpacked/opt/program")).hasContent("program");
        assertThat(folder.resolve("unpacked/opt/cache")).hasContent("cache");
    }

    private void archive(String name) throws Exception {
        run(folder.resolve(name), NAME, "{\"User\":\"10001\"}", folder.resolve("first"));
    }

    /// The files of the layers, as `docker load` finds them.
    private List<String> layers(String archive) throws Exception {
        String manifest = output("tar", "-xOf", folder.resolve(archive).toString(), "manifest.json");
        return Stream.of(manifest.replaceAll(".*\"Layers\":\\[([^]]*)].*", "$1").split(","))
                .toList();
    }

    private static void run(Object... arguments) throws Exception {
        var _ = output(
                Stream.concat(Stream.of(Manifests.ROOT.resolve("k8s/images/write-archive")), Stream.of(arguments))
                        .map(Object::toString)
                        .toArray(String[]::new));
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
