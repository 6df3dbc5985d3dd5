package io.trunkline.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class WebKitIT {
    private static final UUID TENANT = UUID.randomUUID();
    private static final String GOOD = "{\"name\":\"a\",\"port\":5060,\"parts\":[]}";

    private static TestTokens tokens;
    private static TestTokens stranger;
    private static ConfigurableApplicationContext context;
    private static Answers ask;

    @BeforeAll
    static void start() {
        tokens = TestTokens.start();
        stranger = TestTokens.start();
        context = new SpringApplicationBuilder(ThingsApplication.class)
                .run("--server.port=0", "--trunkline.security.jwks-uri=" + tokens.jwksUri());
        ask = new Answers(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        context.close();
        tokens.close();
        stranger.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":                                  | 400 | request.malformed-json | title",
                "~~                                          | 400 | request.malformed-json | title",
                "{\"name\":\"a\",\"name\":\"b\",\"port\":1,\"parts\":[]} | 400 | request.malformed-json | title",
                "{\"name\":\"a\",\"port\":5060,\"parts\":[],\"colour\":1} | 400 | request.unknown-field | \"field\":\"colour\"",
                "{\"name\":\"a\",\"port\":\"5060\",\"parts\":[]} | 400 | request.invalid | \"field\":\"port\",\"rule\":\"type\",\"message\":\"must be a whole number\"",
                "{\"name\":7,\"port\":5060,\"parts\":[]}         | 400 | request.invalid | \"field\":\"name\",\"rule\":\"type\",\"message\":\"must be text\"",
                "{\"name\":\"a\",\"port\":1.5,\"parts\":[]}        | 400 | request.invalid | \"field\":\"port\",\"rule\":\"type\"",
                "{\"name\":\"a\",\"parts\":[]}                   | 400 | request.invalid | \"field\":\"port\"",
                "{\"name\":\" \",\"port\":5060,\"parts\":[]}       | 400 | request.invalid | \"field\":\"name\",\"rule\":\"not-blank\"",
                "{\"name\":\"a\",\"port\":70000,\"parts\":[]}      | 400 | request.invalid | \"field\":\"port\",\"rule\":\"max\"",
                "{\"name\":\"a\",\"port\":1,\"parts\":[{\"weight\":-1}]} | 400 | request.invalid | \"field\":\"parts[0].weight\",\"rule\":\"min\"",
                "{\"name\":\"a\",\"port\":1,\"parts\":[{\"weight\":\"x\"}]} | 400 | request.invalid | \"field\":\"parts[0].weight\",\"rule\":\"type\"",
                "[]                                          | 400 | request.invalid | \"field\":\"body\",\"rule\":\"type\"",
            })
    void names_the_field_and_the_rule_of_a_bad_body(String body, int status, String code, String part)
            throws Exception {
        var answer = ask.send("POST", "/api/things", tokens.admin(), body);
        assertProblem(answer, status, code);
        assertThat(answer.body()).contains(part);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/nothing,                                           404, resource.not-found",
        "GET,    /api/things/not-a-uuid,                                 404, resource.not-found",
        "GET,    /api/things/6a1c33c1-0b8e-4a55-9d0e-000000000001,         404, resource.not-found",
        "GET,    /api/things/6a1c33c1-0b8e-4a55-9d0e-000000000001?depth=x, 400, request.invalid",
        "DELETE, /api/things,                                            405, request.method-not-allowed",
        "GET,    /api/things?limit=0,                                    400, request.invalid",
        "GET,    /api/things?limit=201,                                  400, request.invalid",
        "GET,    /api/things?after=%21%21,                               400, request.invalid",
        "GET,    /api/things?after=YWJj,                                 400, request.invalid",
        "GET,    /api/things/away,                                       503, service.unavailable",
        "GET,    /api/things/unheard,                                    503, service.unavailable",
        "GET,    /api/things/broken,                                     500, internal",
    })
    void answers_each_failure_with_its_code(String method, String path, int status, String code) throws Exception {
        var answer = ask.send(method, path, tokens.admin(), null);
        assertProblem(answer, status, code);
        assertThat(answer.body()).doesNotContain("secret", "Exception", "org.springframework", "io.trunkline.web");
    }

    @Test
    void says_when_to_ask_again_while_the_database_is_away() throws Exception {
        assertThat(ask.get("/api/things/away", tokens.admin()).headers().firstValue("Retry-After"))
                .hasValue("1");
    }

    @Test
    void says_which_methods_there_are() throws Exception {
        var answer = ask.send("DELETE", "/api/things", tokens.admin(), null);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    /// reactor/reactor-netty#4361: before 1.3.8 such a connection was never read again.
    @Test
    void goes_on_with_a_connection_whose_next_request_came_too_early() throws Exception {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            write(socket, request("/api/things/slow", tokens.admin()) + request("/api/things", ""));
            assertThat(status(answers)).isEqualTo(200);
            assertThat(status(answers)).isEqualTo(401);

            write(socket, request("/api/things", ""));
            assertThat(status(answers)).isEqualTo(401);
        }
    }

    /// A status line may stand right behind the body of the answer before it.
    private static int status(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (!line.contains("HTTP/1.1 ")) {
            line = answers.readLine();
        }
        int code = line.indexOf("HTTP/1.1 ") + 9;
        return Integer.parseInt(line.substring(code, code + 3));
    }

    private static String request(String path, String token) {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n";
    }

    private static void write(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(UTF_8));
    }

    @Test
    void refuses_a_body_of_another_kind() throws Exception {
        var answer = ask.send("POST", "/api/things", tokens.admin(), "name=a", "Content-Type", "text/plain");
        assertProblem(answer, 415, "request.unsupported-media-type");
    }

    @Test
    void refuses_a_body_that_is_too_large() throws Exception {
        var body = "{\"name\":\"" + "a".repeat(2_000_000) + "\"}";
        assertProblem(ask.send("POST", "/api/things", tokens.admin(), body), 413, "request.too-large");
    }

    @Test
    void has_no_answer_of_another_kind_than_json() throws Exception {
        var answer = ask.send("GET", "/api/things", tokens.admin(), null, "Accept", "image/png");
        assertProblem(answer, 406, "request.not-acceptable");
    }

    @Test
    void shows_the_api_to_everybody() throws Exception {
        var page = ask.get("/swagger-ui.html", null);
        assertThat(page.statusCode()).isEqualTo(302);
        var there = page.headers().firstValue("Location").orElseThrow();
        assertThat(ask.get(there, null).body()).contains("swagger-ui");
    }

    @Test
    void asks_for_a_token() throws Exception {
        assertProblem(ask.get("/api/things", null), 401, "auth.token-missing");
    }

    @Test
    void refuses_tokens_that_are_not_good() throws Exception {
        for (var token : new String[] {
            "nonsense",
            "a.b.c",
            tokens.expired(),
            stranger.admin(),
            tokens.mint("x", "root", java.util.Map.of(), Instant.now()),
            tokens.mint("x", "seller", java.util.Map.of(), Instant.now()),
            tokens.mint("x", "admin", java.util.Map.of("iss", "other"), Instant.now()),
        }) {
            assertProblem(ask.get("/api/things", token), 401, "auth.token-invalid");
        }
    }

    @Test
    void refuses_a_role_that_may_not_do_this() throws Exception {
        assertProblem(ask.send("POST", "/api/things", tokens.seller(TENANT), GOOD), 403, "auth.forbidden");
    }

    @Test
    void keeps_for_admins_what_no_rule_names() throws Exception {
        assertProblem(ask.get("/api/nothing", tokens.staff()), 403, "auth.forbidden");
    }

    @Test
    void tells_the_controller_who_asks() throws Exception {
        var answer = ask.send(
                "POST",
                "/api/things",
                tokens.staff(),
                GOOD,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k");
        assertThat(answer.body())
                .isEqualTo("{\"subject\":\"%s\",\"role\":\"staff\",\"tenant\":null,\"key\":\"k\"}"
                        .formatted(TestTokens.STAFF_ID));
    }

    @Test
    void refuses_an_idempotency_key_with_spaces() throws Exception {
        var answer = ask.send(
                "POST",
                "/api/things",
                tokens.staff(),
                GOOD,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "a b");
        assertProblem(answer, 400, "request.invalid");
    }

    @Test
    void ends_the_access_of_a_user_and_of_a_tenant_though_the_token_holds() throws Exception {
        var user = UUID.randomUUID();
        var tenant = UUID.randomUUID();
        var token = tokens.seller(tenant, user);
        var list = context.getBean(MemoryAccessList.class);
        assertThat(ask.get("/api/things", token).statusCode()).isEqualTo(200);
        list.apply(user.toString(), Instant.now());
        assertProblem(ask.get("/api/things", token), 401, "auth.access-ended");
        list.apply(user.toString(), null);
        assertThat(ask.get("/api/things", token).statusCode()).isEqualTo(200);
        list.apply(tenant.toString(), Instant.now());
        assertProblem(ask.get("/api/things", token), 401, "auth.access-ended");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/liveness, UP",
        "/actuator/health/readiness, UP",
        "/actuator/prometheus, jvm_",
        "/v3/api-docs, #/components/schemas/Problem",
        "/v3/api-docs, Idempotency-Key",
        "/api/open, open",
    })
    void is_open_where_no_token_can_be_had(String path, String part) throws Exception {
        var answer = ask.get(path, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(part);
    }

    @Test
    void keeps_the_other_actuator_pages_for_admins() throws Exception {
        assertProblem(ask.get("/actuator/env", null), 401, "auth.token-missing");
        assertProblem(ask.get("/actuator/env", tokens.staff()), 403, "auth.forbidden");
    }

    @Test
    void pages_to_the_end_of_a_list() throws Exception {
        var first = ask.get("/api/things?limit=3", tokens.admin()).body();
        assertThat(first).startsWith("{\"items\":[1,2,3],\"next\":\"");
        var next = first.replaceAll(".*\"next\":\"([^\"]*)\".*", "$1");
        assertThat(ask.get("/api/things?limit=3&after=" + next, tokens.admin()).body())
                .isEqualTo("{\"items\":[4,5],\"next\":null}");
    }

    @ParameterizedTest
    @CsvSource({"'\"3\"', 200", "*, 200", "'\"2\", \"3\"', 200", "'\"2\"', 412", "3, 412", "'W/\"3\"', 412"})
    void honours_if_match(String header, int status) throws Exception {
        var answer = ask.send("PUT", "/api/things/3", tokens.admin(), null, "If-Match", header);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 412) {
            assertProblem(answer, 412, "precondition.failed");
        }
    }

    @Test
    void sends_sane_security_headers() throws Exception {
        var headers = ask.get("/api/things", tokens.admin()).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
