package io.trunkline.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trunkline.console.FakeService;
import io.trunkline.console.TestConsole;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionIT {
    private static final TestConsole CONSOLE = TestConsole.start();
    private static final TestConsole SECURE = TestConsole.start("--trunkline.console.secure=true");
    private static final RestClient CLIENT = CONSOLE.client();
    private static final FakeService PROVISIONING = CONSOLE.service(BackendService.PROVISIONING);
    private static final FakeService DID = CONSOLE.service(BackendService.DID);
    private static final String RIGHT = "{\"username\":\"ana\",\"password\":\"right\"}";
    private static final String[] MARKER = {"X-Trunkline", "1"};

    private FakeSignIn accounts = new FakeSignIn(PROVISIONING);

    @AfterAll
    static void close() {
        CONSOLE.close();
        SECURE.close();
    }

    @BeforeEach
    void reset() {
        CONSOLE.resetServices();
        accounts = new FakeSignIn(PROVISIONING);
    }

    @Test
    void signing_in_sets_a_cookie_that_scripts_cannot_read_and_shows_no_token() {
        var response = CLIENT.post("/session", RIGHT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/user/username").asString()).isEqualTo("ana");
        assertThat(json(response).get("passwordChangeRequired").asBoolean()).isTrue();
        assertThat(response.body()).doesNotContain("access-", "tlr_");
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HTTPOnly", "SameSite=Strict", "Path=/", "Max-Age=43")
                .doesNotContain("Secure", "access-", "tlr_");
        assertThat(PROVISIONING.received("POST /api/v1/auth/login").getFirst().headers())
                .containsEntry("x-forwarded-for", "127.0.0.1");
    }

    @Test
    void over_https_the_cookie_is_bound_to_the_host() {
        var _ = new FakeSignIn(SECURE.service(BackendService.PROVISIONING));

        assertThat(SECURE.client()
                        .post("/session", RIGHT)
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .startsWith("__Host-trunkline-session=")
                .contains("; Secure");
    }

    @Test
    void a_refused_sign_in_passes_as_it_is() {
        var response = CLIENT.post("/session", "{\"username\":\"ana\",\"password\":\"wrong\"}");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(code(response)).isEqualTo("auth.too-many-attempts");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_sign_in_that_another_site_could_send_is_refused() {
        assertThat(CLIENT.post("/session", RIGHT, "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(PROVISIONING.received()).isEmpty();
    }

    @Test
    void a_session_is_read_with_the_cookie_and_missing_without_one() {
        var response = CLIENT.get("/session", "Cookie", signIn());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/user/username").asString()).isEqualTo("ana");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(CLIENT.get("/session").statusCode()).isEqualTo(401);
        assertThat(code(CLIENT.get("/session"))).isEqualTo("session.missing");
    }

    @Test
    void the_access_token_goes_to_the_service_and_the_cookie_does_not() {
        assertThat(CLIENT.get("/api/v1/dids", "Cookie", signIn() + "; other=1").statusCode())
                .isEqualTo(200);

        assertThat(DID.received().getFirst().headers())
                .containsEntry("authorization", "Bearer access-1")
                .doesNotContainKey("cookie");
    }

    @Test
    void a_token_of_the_caller_goes_before_the_cookie() {
        CLIENT.withToken("a.b.c").post("/api/v1/dids", "{}", "Cookie", signIn());

        assertThat(DID.received().getFirst().headers()).containsEntry("authorization", "Bearer a.b.c");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/dids",
        "PUT, /api/v1/dids",
        "DELETE, /api/v1/dids/1",
        "OPTIONS, /api/v1/dids",
        "DELETE, /session",
        "POST, /session/end-all"
    })
    void a_change_that_another_site_could_send_is_refused(String method, String path) {
        String cookie = signIn();

        assertThat(code(CLIENT.send(method, path, null, "Cookie", cookie))).isEqualTo("session.header-missing");
        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            assertThat(code(CLIENT.send(
                            method, path, null, "Cookie", cookie, "X-Trunkline", "1", "Sec-Fetch-Site", site)))
                    .isEqualTo("session.cross-origin");
        }
        assertThat(DID.received()).isEmpty();
        assertThat(PROVISIONING.received("POST /api/v1/auth/logout")).isEmpty();

        assertThat(CLIENT.send(
                                method,
                                path,
                                null,
                                "Cookie",
                                cookie,
                                "X-Trunkline",
                                "1",
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode())
                .isBetween(200, 204);
    }

    @ParameterizedTest
    @CsvSource({"0, B", "10, _", "60, A"})
    void a_cookie_that_was_changed_is_refused_and_deleted(int position, char other) {
        String cookie = signIn();
        int at = cookie.indexOf('=') + 1 + position;
        char changed = cookie.charAt(at) == other ? 'B' : other;

        var response =
                CLIENT.get("/api/v1/dids", "Cookie", cookie.substring(0, at) + changed + cookie.substring(at + 1));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(code(response)).isEqualTo("session.missing");
        assertThat(TestConsole.cookieOf(response)).isEmpty();
        assertThat(DID.received()).isEmpty();
    }

    @Test
    void while_two_keys_are_there_cookies_of_both_are_read_and_new_ones_are_made_with_the_new_key() throws Exception {
        String old = signIn();
        AeadConfig.register();
        KeysetHandle first = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(CONSOLE.keyset()), InsecureSecretKeyAccess.get());
        KeysetHandle next = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        write(KeysetHandle.newBuilder(first)
                .addEntry(KeysetHandle.importKey(next.getPrimary().getKey()).makePrimary())
                .build());

        Await.until("a cookie has the new key", () -> {
            String cookie = signIn();
            return !prefix(cookie).equals(prefix(old))
                    && CLIENT.get("/session", "Cookie", cookie).statusCode() == 200;
        });
        assertThat(CLIENT.get("/session", "Cookie", old).statusCode()).isEqualTo(200);

        write(next);
        Await.until(
                "the old key is gone",
                () -> CLIENT.get("/session", "Cookie", old).statusCode() == 401);
        assertThat(CLIENT.get("/session", "Cookie", signIn()).statusCode()).isEqualTo(200);
    }

    private static void write(KeysetHandle keys) throws Exception {
        Files.writeString(
                CONSOLE.keyset(), TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
    }

    /// Tink writes the id of the key first.
    private static String prefix(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf('=') + 7);
    }

    @Test
    void twenty_requests_at_the_same_time_lead_to_one_refresh() throws Exception {
        accounts.lifetime(30).delay(Duration.ofMillis(300));
        String cookie = signIn();
        accounts.lifetime(600);

        Set<String> cookies;
        try (var threads = Executors.newFixedThreadPool(20)) {
            Callable<HttpResponse<String>> request = () -> CLIENT.get("/api/v1/dids", "Cookie", cookie);
            cookies = threads.invokeAll(Stream.generate(() -> request).limit(20).toList()).stream()
                    .map(SessionIT::result)
                    .map(response -> {
                        assertThat(response.statusCode()).isEqualTo(200);
                        return TestConsole.cookieOf(response);
                    })
                    .collect(Collectors.toSet());
        }

        assertThat(accounts.refreshes()).isEqualTo(1);
        assertThat(DID.received())
                .hasSize(20)
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("authorization", "Bearer access-2"));
        assertThat(cookies).doesNotContain("");
        // a browser that lost the response still has the former cookie
        assertThat(CLIENT.get("/api/v1/dids", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(CLIENT.get(
                                "/session",
                                "Cookie",
                                "trunkline-session=" + cookies.iterator().next())
                        .statusCode())
                .isEqualTo(200);
        assertThat(accounts.refreshes()).isEqualTo(1);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_client_that_goes_away_during_a_refresh_does_not_lose_it() {
        accounts.lifetime(30).delay(Duration.ofMillis(500));
        String cookie = signIn();
        accounts.lifetime(600);
        try (var socket = new java.net.Socket("127.0.0.1", CONSOLE.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/dids HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            Await.until(
                    "the refresh began",
                    () -> PROVISIONING.received("POST /api/v1/auth/token").size() == 1);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }

        assertThat(CLIENT.get("/api/v1/dids", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(accounts.refreshes()).isEqualTo(1);
    }

    @Test
    void a_refresh_before_a_stream_sets_the_cookie_in_the_header_of_the_stream() {
        accounts.lifetime(240);
        String cookie = signIn();
        accounts.lifetime(600);
        CONSOLE.service(BackendService.ROUTING)
                .answer(
                        "GET /api/v1/live-calls/stream",
                        (_, response) -> response.sse().sendString(Flux.just("data: 1\n\n")));

        var stream = CLIENT.get("/api/v1/live-calls/stream", "Cookie", cookie, "Accept", "text/event-stream");

        assertThat(stream.body()).isEqualTo("data: 1\n\n");
        assertThat(TestConsole.cookieOf(stream)).isNotEmpty();
        assertThat(accounts.refreshes()).isEqualTo(1);
        // its token would do for another request
        assertThat(CLIENT.get("/api/v1/dids", "Cookie", cookie).headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void a_session_that_cannot_be_refreshed_has_ended_and_its_cookie_is_deleted() {
        accounts.lifetime(30);
        String cookie = signIn();
        accounts.endSessions();

        for (String path : new String[] {"/api/v1/dids", "/session"}) {
            var response = CLIENT.get(path, "Cookie", cookie);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(code(response)).isEqualTo("session.ended");
            assertThat(TestConsole.cookieOf(response)).isEmpty();
        }
        assertThat(DID.received()).isEmpty();
        // to sign in again must work with the old cookie
        assertThat(CLIENT.post("/session", RIGHT, "Cookie", cookie).statusCode())
                .isEqualTo(200);
        assertThat(CLIENT.post("/api/v1/auth/login", RIGHT, "Cookie", cookie).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_session_whose_access_was_revoked_has_ended() {
        String cookie = signIn();
        PROVISIONING.answer("GET /api/v1/users/me", 401, "{\"code\":\"auth.access-ended\"}");

        var response = CLIENT.get("/session", "Cookie", cookie);

        assertThat(code(response)).isEqualTo("session.ended");
        assertThat(TestConsole.cookieOf(response)).isEmpty();
    }

    @Test
    void while_provisioning_is_away_the_session_stays() {
        accounts.lifetime(30);
        String cookie = signIn();
        PROVISIONING.answer("POST /api/v1/auth/token", 503, "{\"code\":\"service.unavailable\"}");

        var response = CLIENT.get("/api/v1/dids", "Cookie", cookie);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        accounts = new FakeSignIn(PROVISIONING);
        assertThat(CLIENT.get("/api/v1/dids", "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_the_session_at_the_service_and_deletes_the_cookie() {
        var response = CLIENT.delete("/session", "Cookie", signIn(), MARKER[0], MARKER[1]);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(TestConsole.cookieOf(response)).isEmpty();
        assertThat(PROVISIONING.received("POST /api/v1/auth/logout")).hasSize(1);
    }

    @Test
    void signing_out_without_a_session_is_no_error() {
        assertThat(CLIENT.delete("/session", MARKER).statusCode()).isEqualTo(204);
        assertThat(PROVISIONING.received()).isEmpty();
    }

    @Test
    void signing_out_everywhere_needs_a_session_and_uses_its_token() {
        var response = CLIENT.send("POST", "/session/end-all", null, "Cookie", signIn(), MARKER[0], MARKER[1]);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(TestConsole.cookieOf(response)).isEmpty();
        assertThat(PROVISIONING
                        .received("POST /api/v1/auth/logout-everywhere")
                        .getFirst()
                        .headers())
                .containsEntry("authorization", "Bearer access-1");
        assertThat(code(CLIENT.send("POST", "/session/end-all", null, MARKER))).isEqualTo("session.missing");
    }

    private String signIn() {
        return "trunkline-session=" + TestConsole.cookieOf(CLIENT.post("/session", RIGHT));
    }

    private static String code(HttpResponse<String> response) {
        return json(response).path("code").asString("none: " + response.statusCode());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }
}
