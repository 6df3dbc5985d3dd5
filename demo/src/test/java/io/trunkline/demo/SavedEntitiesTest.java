package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.testkit.suite.RunningSuite;
import io.trunkline.testkit.suite.SuiteClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedEntitiesTest {
    private static final Map<String, String> KEY = Map.of("number", "+14045550100");

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private HttpServer suite;
    private SavedEntities entities;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        suite = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        suite.createContext("/", this::answer);
        suite.start();
        String url = "http://127.0.0.1:" + suite.getAddress().getPort();
        Files.writeString(
                folder.resolve("suite.properties"), "did-service.url=" + url + "\nprovisioning-service.url=" + url);
        Path secrets = Files.createDirectories(folder.resolve("secrets/provisioning-service"));
        Files.writeString(secrets.resolve("first-admin.json"), "{\"username\": \"a\", \"password\": \"b\"}");
        entities = new SavedEntities(SuiteClient.asAdmin(RunningSuite.inFolder(folder)));
    }

    @AfterEach
    void stop() {
        suite.stop(0);
    }

    @Test
    void updates_the_entity_of_an_earlier_run_that_is_not_on_the_first_page_of_all() {
        var _ = entities.createOrUpdate("did-service", "/earlier", KEY, Map.of("status", "active"));

        assertThat(changes).containsExactly("PUT /earlier/mine");
    }

    @Test
    void creates_the_entity_when_only_others_exist() {
        var _ = entities.createOrUpdate("did-service", "/first", KEY, Map.of("status", "active"));

        assertThat(changes).containsExactly("POST /first");
    }

    /// A page without a filter has only the entities of others.
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean isFiltered =
                "number=%2B14045550100".equals(exchange.getRequestURI().getRawQuery());
        boolean isList = exchange.getRequestMethod().equals("GET");
        if (!isList && !path.endsWith("/login")) {
            changes.add(exchange.getRequestMethod() + " " + path);
        }
        String other = isFiltered ? "" : "{\"id\": \"other\"}";
        String found = isFiltered && path.equals("/earlier") ? "{\"id\": \"mine\"}" : other;
        byte[] body = (isList ? "{\"items\": [" + found + "]}" : "{\"id\": \"mine\", \"accessToken\": \"t\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
