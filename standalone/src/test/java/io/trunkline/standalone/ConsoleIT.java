package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The console of a suite, with the real services behind it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NEW_PASSWORD = "a password for the console";

    @TempDir
    static Path root;

    private static Suite suite;
    private static RestClient console;

    @BeforeAll
    static void start() {
        suite = Suite.prepare(
                SuiteOptions.defaults().withData(root).withAnyPorts().withoutAsterisk());
        suite.start();
        console = new RestClient(suite.ports().port(SuiteService.CONSOLE), null);
    }

    @AfterAll
    static void close() {
        suite.close();
    }

    @Test
    @Order(1)
    void the_first_admin_signs_in_changes_its_password_and_signs_out() throws IOException {
        JsonNode admin = JSON.readTree(Files.readString(new SuiteSecrets(suite.folder()).firstAdmin()));
        String first = admin.get("password").asString();

        HttpResponse<String> signedIn = signIn(first);
        assertThat(json(signedIn).get("passwordChangeRequired").asBoolean()).isTrue();
        assertThat(json(console.get("/session", "Cookie", cookie(signedIn)))
                        .at("/user/role")
                        .asString())
                .isEqualTo("admin");
        HttpResponse<String> changed = console.put(
                "/api/v1/users/me/password",
                JSON.writeValueAsString(Map.of("currentPassword", first, "newPassword", NEW_PASSWORD)),
                "Cookie",
                cookie(signedIn),
                "X-Trunkline",
                "1");
        assertThat(changed.statusCode()).as(changed.body()).isBetween(200, 204);

        Await.until(
                "the change of the password ended the session",
                () -> console.get("/session", "Cookie", cookie(signedIn)).statusCode() == 401);
        String session = cookie(signIn(NEW_PASSWORD));
        assertThat(console.delete("/session", "Cookie", session, "X-Trunkline", "1")
                        .statusCode())
                .isEqualTo(204);
        Await.until(
                "the session has ended",
                () -> console.get("/api/v1/carriers", "Cookie", session).statusCode() == 401);
    }

    @Test
    @Order(2)
    void every_service_answers_through_the_console() {
        String session = cookie(signIn(NEW_PASSWORD));

        for (String path : new String[] {
            "/api/v1/carriers",
            "/api/v1/dids",
            "/api/v1/campaigns",
            "/api/v1/call-records",
            "/api/v1/refused-sources",
            "/api/v1/realtime",
            "/api/v1/nodes",
            "/api/v1/audit/users",
            "/api/v1/dead-letters/cdr-service"
        }) {
            assertThat(console.get(path, "Cookie", session).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(console.get("/.well-known/jwks.json").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void a_change_is_saved_through_the_console_and_its_problems_come_back() {
        String session = cookie(signIn(NEW_PASSWORD));

        HttpResponse<String> refused =
                console.post("/api/v1/tenants", "{\"name\":\"\"}", "Cookie", session, "X-Trunkline", "1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("traceId").asString()).isNotEmpty();
        HttpResponse<String> created =
                console.post("/api/v1/tenants", "{\"name\":\"Alpha\"}", "Cookie", session, "X-Trunkline", "1");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(console.get(created.headers().firstValue("Location").orElseThrow(), "Cookie", session)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    void an_api_key_is_enough_as_bearer() {
        JsonNode key = json(console.post(
                "/api/v1/api-keys",
                "{\"name\":\"curl\",\"role\":\"admin\",\"scopes\":[\"carriers:read\",\"health:read\"]}",
                "Cookie",
                cookie(signIn(NEW_PASSWORD)),
                "X-Trunkline",
                "1"));
        RestClient curl = console.withToken(key.get("secret").asString());

        Await.until("the key works", () -> curl.get("/api/v1/carriers").statusCode() == 200);
        assertThat(curl.get("/api/v1/health").statusCode()).isEqualTo(200);
        assertThat(curl.get("/api/v1/dids").statusCode()).isEqualTo(403);
        assertThat(console.withToken("tlk_wrong").get("/api/v1/carriers").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(5)
    void the_health_of_every_service_is_gathered_with_lags_and_dead_letters() {
        String session = cookie(signIn(NEW_PASSWORD));

        Await.until("every service is ready, with its lags", () -> {
            JsonNode health = json(console.get("/api/v1/health", "Cookie", session));
            return health.get("state").asString().equals("ready")
                    && health.get("services").size()
                            == SuiteService.withDatabase().size()
                    && health.get("services")
                            .valueStream()
                            .allMatch(service ->
                                    service.at("/details/openDeadLetters").isNumber()
                                            && !service.at("/details/lags").isEmpty());
        });
    }

    /// The console counts each client by its own address. A client cannot name another one.
    @Test
    @Order(6)
    void failed_sign_ins_are_limited_by_the_address_of_the_client_behind_the_console() {
        RestClient provisioning = new RestClient(suite.ports().port(SuiteService.PROVISIONING), null);
        String wrong = "{\"username\":\"nobody\",\"password\":\"wrong wrong wrong\"}";

        Await.until(
                "an address has to wait",
                () -> console.post("/session", wrong, "X-Forwarded-For", "192.0.2." + System.nanoTime() % 250)
                                .statusCode()
                        == 429);

        assertThat(console.post("/session", wrong).headers().firstValue("Retry-After"))
                .isPresent();
        // as the console would send it for a client with another address
        assertThat(provisioning
                        .post("/api/v1/auth/login", wrong, "X-Forwarded-For", "198.51.100.7")
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> signIn(String password) {
        HttpResponse<String> response =
                console.post("/session", JSON.writeValueAsString(Map.of("username", "admin", "password", password)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private static String cookie(HttpResponse<String> response) {
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
