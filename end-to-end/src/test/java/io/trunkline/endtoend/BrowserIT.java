package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import io.trunkline.testkit.suite.SuiteClient;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The console in a real browser, in front of the suite. The steps are those of `console/pages/browser`. Where no
/// Chromium can be had, or no node, the test is skipped and reports why.
class BrowserIT {
    private static final String NUMBER = "+14045554001";
    private static final String CALLER = "15551239001";
    private static final String FIRST_PASSWORD = "the first password of a user";
    private static final Duration TIMEOUT = Duration.ofMinutes(8);
    private static final Path CONSOLE = Path.of("..", "console");
    private static final Path PAGES = CONSOLE.resolve("pages");

    private static final SippAnswerer CARRIER = SippAnswerer.start();
    private static final SippAnswerer CLIENT = SippAnswerer.start();

    @AfterAll
    static void close() {
        CARRIER.close();
        CLIENT.close();
    }

    @Test
    void people_work_in_the_console() throws Exception {
        assumeTrue(Files.isDirectory(PAGES.resolve("node_modules")), "the pages were built without node");
        Optional<String> chromium = chromium();
        assumeTrue(chromium.isPresent(), "no Chromium can be had, see console/fetch-chromium");
        TestEnvironment environment = TestEnvironment.shared();
        SuiteClient api = environment.api();
        String tenant = new ConfigurationFixture(api).createTenant();
        createUser(api, "browser.admin", Map.of("role", "admin"));
        createUser(api, "browser.seller", Map.of("role", "seller", "tenantId", tenant));
        String call = recordedCall(environment, tenant);

        Path output = Path.of("target", "browser", "output.txt");
        Files.createDirectories(output.getParent());
        ProcessBuilder node = new ProcessBuilder("node", "browser/run.mjs").directory(PAGES.toFile());
        node.environment()
                .putAll(Map.of(
                        "CONSOLE_URL",
                        environment.runningSuite().serviceUrl("console").toString(),
                        "CONSOLE_USERNAME",
                        "browser.admin",
                        "CONSOLE_PASSWORD",
                        FIRST_PASSWORD,
                        "SELLER_USERNAME",
                        "browser.seller",
                        "SELLER_PASSWORD",
                        FIRST_PASSWORD,
                        "CONSOLE_FACTS",
                        "{\"call\": \"" + call + "\", \"screens\": [\"/calls/" + call + "\"]}",
                        "SCREENSHOTS",
                        output.getParent().toAbsolutePath().toString(),
                        "CHROMIUM",
                        chromium.orElseThrow(),
                        "VARIANTS",
                        System.getProperty("trunkline.browser.variants", "two")));
        Process run =
                node.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = run.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            run.destroy();
        }

        assertThat(ended && run.waitFor() == 0)
                .as(Files.readString(output, StandardCharsets.UTF_8))
                .isTrue();
    }

    private static void createUser(SuiteClient api, String name, Map<String, String> more) {
        Map<String, Object> user = new HashMap<>(more);
        user.put("username", name);
        user.put("password", FIRST_PASSWORD);
        var _ = api.post(PROVISIONING, "/api/v1/users", user);
    }

    /// An answered inbound call of the tenant.
    private static String recordedCall(TestEnvironment environment, String tenant) {
        ConfigurationFixture fixture = new ConfigurationFixture(environment.api());
        String carrier = fixture.createIpCarrier(CARRIER, Map.of()).get("id").asString();
        var _ = fixture.createCampaign(
                tenant, List.of(fixture.createDid(tenant, NUMBER)), fixture.createClient(CLIENT), carrier);
        SippCaller caller = new SippCaller(CARRIER.host(), CALLER, Duration.ofSeconds(1));
        assertThat(environment.callIn(caller, NUMBER).isAnswered()).isTrue();
        return new CallRecords(environment.api())
                .awaitFrom(CALLER)
                .get("callId")
                .asString();
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
