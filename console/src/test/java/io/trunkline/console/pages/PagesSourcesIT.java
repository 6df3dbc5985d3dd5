package io.trunkline.console.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The checks and unit tests of the pages' sources. Skipped where the pages were built without node.
class PagesSourcesIT {
    private static final Path PAGES = Path.of("pages");

    @ParameterizedTest
    @ValueSource(strings = {"check", "test"})
    void the_sources_pass(String script) throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(PAGES.resolve("node_modules")), "the pages were built without node");

        Process npm = new ProcessBuilder("npm", "run", script)
                .directory(PAGES.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(npm.waitFor()).as(output).isZero();
    }
}
