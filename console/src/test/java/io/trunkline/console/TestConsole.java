package io.trunkline.console;

import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A console with fakes in place of the services.
public final class TestConsole implements AutoCloseable {
    public static final TestTokens TOKENS = TestTokens.start();

    private static final Pattern COOKIE = Pattern.compile("(?:__Host-)?trunkline-session=([^;]*);.*");

    private final Map<BackendService, FakeService> services = new EnumMap<>(BackendService.class);
    private final Path secrets;
    private final ConfigurableApplicationContext context;

    private TestConsole(Path secrets, List<String> settings) {
        this.secrets = secrets;
        var arguments = new ArrayList<String>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--trunkline.secrets.directory=" + secrets,
                "--trunkline.security.jwks-uri=" + TOKENS.jwksUri(),
                "--trunkline.console.response-timeout=2s",
                "--trunkline.console.pages=test-pages/"));
        for (BackendService service : BackendService.values()) {
            FakeService fake = FakeService.start(service.id());
            services.put(service, fake);
            String prefix = "--trunkline.console.services." + service.id();
            arguments.add(prefix + ".url=" + fake.url());
            arguments.add(prefix + ".management-url=" + fake.url());
        }
        arguments.addAll(settings);
        this.context = new SpringApplicationBuilder(ConsoleApplication.class)
                .properties("spring.config.name=console")
                .run(arguments.toArray(String[]::new));
    }

    /// @param settings as arguments, such as `--trunkline.console.secure=true`
    public static TestConsole start(String... settings) {
        try {
            return new TestConsole(Files.createTempDirectory("console-it"), List.of(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FakeService service(BackendService service) {
        return services.get(service);
    }

    public Path keyset() {
        return secrets.resolve("session-keyset.json");
    }

    /// Starts a service again that was closed.
    public void restart(BackendService service) {
        services.computeIfPresent(service, (_, closed) -> closed.restart());
    }

    public void resetServices() {
        services.values().forEach(FakeService::reset);
    }

    /// A client without a token.
    public RestClient client() {
        return new RestClient(
                port(), context.getEnvironment().getRequiredProperty("local.management.port", Integer.class), null);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// The value of the session's cookie in a response, empty if the response deletes it.
    public static String cookieOf(HttpResponse<?> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(COOKIE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie in " + response.headers()));
    }

    @Override
    public void close() {
        context.close();
        services.values().forEach(FakeService::close);
    }
}
