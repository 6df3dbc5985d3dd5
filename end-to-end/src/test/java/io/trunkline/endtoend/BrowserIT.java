package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The console in a real browser, in front of the suite. The steps are those of `console/pages/browser`. Where no
/// Chromium can be had, or no node, the test is skipped and reports why.
class BrowserIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(12);
    private static final Path CONSOLE = Path.of("..", "console");
    private static final Path PAGES = CONSOLE.resolve("pages");
    private static final Path OUTPUT = Path.of("target", "browser");

    /// `two`, or `all` for the long test, which also renews the pictures of docs/console.md.
    private static final String VARIANTS = System.getProperty("trunkline.browser.variants", "two");

    @Test
    void people_work_in_the_console() throws Exception {
        assumeTrue(Files.isDirectory(PAGES.resolve("node_modules")), "the pages were built without node");
        Optional<String> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no Chromium can be had, see console/fetch-chromium");
        TestEnvironment environment = TestEnvironment.shared();
        try (BrowserFixture fixture = new BrowserFixture(environment);
                BrowserTestServer server = new BrowserTestServer(environment, fixture.carrierHost())) {
            Map<String, String> settings = settings(environment, fixture, server);
            settings.put("CHROMIUM", chromium.orElseThrow());
            if (VARIANTS.equals("all")) {
                fixture.placeVariousCalls();
                settings.put("PICTURES", absolute(Path.of("..", "docs", "images", "console")));
            }

            Path output = OUTPUT.resolve("output.txt");
            boolean passed = run(settings, output);

            assertThat(passed)
                    .as(Files.readString(output, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }

    private static Map<String, String> settings(
            TestEnvironment environment, BrowserFixture fixture, BrowserTestServer server) {
        Map<String, Object> facts = new HashMap<>(fixture.facts());
        facts.put("outside", server.address().toString());
        facts.put(
                "screens",
                List.of(
                        "/calls/" + ((Map<?, ?>) facts.get("foreign")).get("callId"),
                        "/carriers/new",
                        "/clients/new",
                        "/campaigns/new",
                        "/problem-codes?code=carrier.name-taken"));
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "CONSOLE_URL", environment.runningSuite().serviceUrl("console").toString());
        settings.put("CONSOLE_USERNAME", BrowserFixture.ADMIN);
        settings.put("CONSOLE_PASSWORD", BrowserFixture.FIRST_PASSWORD);
        settings.put("SELLER_USERNAME", BrowserFixture.SELLER);
        settings.put("SELLER_PASSWORD", BrowserFixture.FIRST_PASSWORD);
        settings.put("CONSOLE_FACTS", new JsonMapper().writeValueAsString(facts));
        settings.put("SCREENSHOTS", absolute(OUTPUT));
        settings.put("VARIANTS", VARIANTS);
        return settings;
    }

    private static boolean run(Map<String, String> settings, Path output) throws IOException, InterruptedException {
        Files.createDirectories(output.getParent());
        ProcessBuilder node = new ProcessBuilder("node", "browser/run.mjs").directory(PAGES.toFile());
        node.environment().putAll(settings);
        Process run =
                node.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = run.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            run.destroy();
        }
        return ended && run.waitFor() == 0;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /// The path of Chromium, as the script provides it.
    private static Optional<String> chromium() throws IOException, InterruptedException {
        Process script = new ProcessBuilder(CONSOLE.resolve("fetch-chromium").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String program = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return script.waitFor() == 0 ? Optional.of(program) : Optional.empty();
    }
}
