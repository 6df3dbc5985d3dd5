package io.trunkline.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.TestTokens;
import io.trunkline.web.security.InMemoryRevokedAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
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
    private static final String VALID_BODY = "{\"name\":\"a\",\"port\":5060,\"parts\":[]}";

    private static TestTokens tokens;
    private static TestTokens otherIssuer;
    private static ConfigurableApplicationContext context;
    private static TestClient client;

    @BeforeAll
    static void start() {
        tokens = TestTokens.start();
        otherIssuer = TestTokens.start();
        context = new SpringApplicationBuilder(ThingsApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--trunkline.security.jwks-uri=" + tokens.jwksUri());
        client = new TestClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        context.close();
        tokens.close();
        otherIssuer.close();
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
                "{\"name\":\"a\",\"port\":\"5060\",\"parts\":[]} | 400 | request.invalid | \"field\":\"port\",\"rule\":\"type\",\"message\":\"must be an integer\"",
                "{\"name\":7,\"port\":5060,\"parts\":[]}         | 400 | request.invalid | \"field\":\"name\",\"rule\":\"type\",\"message\":\"must be a string\"",
                "{\"name\":\"a\",\"port\":1.5,\"parts\":[]}        | 400 | request.invalid | \"field\":\"port\",\"rule\":\"type\"",
                "{\"name\":\"a\",\"parts\":[]}                   | 400 | request.invalid | \"field\":\"port\"",
                "{\"name\":\" \",\"port\":5060,\"parts\":[]}       | 400 | request.invalid | \"field\":\"name\",\"rule\":\"not-blank\"",
                "{\"name\":\"a\",\"port\":70000,\"parts\":[]}      | 400 | request.invalid | \"field\":\"port\",\"rule\":\"max\"",
                "{\"name\":\"a\",\"port\":1,\"parts\":[{\"weight\":-1}]} | 400 | request.invalid | \"field\":\"parts[0].weight\",\"rule\":\"min\"",
                "{\"name\":\"a\",\"port\":1,\"parts\":[{\"weight\":\"x\"}]} | 400 | request.invalid | \"field\":\"parts[0].weight\",\"rule\":\"type\"",
                "{\"name\":\"a\\u0000b\",\"port\":1,\"parts\":[]} | 400 | request.invalid | \"field\":\"name\",\"rule\":\"character\"",
                "{\"name\":\"a\\ud800b\",\"port\":1,\"parts\":[]} | 400 | request.invalid | \"field\":\"name\",\"rule\":\"character\"",
                "{\"name\":\"a\",\"port\":1,\"parts\":[{\"weight\":99999999999999999999}]} | 400 | request.invalid | \"field\":\"parts[0].weight\",\"rule\":\"range\",\"message\":\"must be an integer between -2147483648 and 2147483647\"",
                "[]                                          | 400 | request.invalid | \"field\":\"body\",\"rule\":\"type\"",
            })
    void names_the_field_and_the_rule_of_an_invalid_body(String body, int status, String code, String part)
            throws Exception {
        var answer = client.send("POST", "/api/v1/things", tokens.admin(), body);
        assertProblem(answer, status, code);
        assertThat(answer.body()).contains(part);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/nothing,                                           404, resource.not-found",
        "GET,    /api/v1/things/not-a-uuid,                                 404, resource.not-found",
        "GET,    /api/v1/things/6a1c33c1-0b8e-4a55-9d0e-000000000001,         404, resource.not-found",
        "GET,    /api/v1/things/6a1c33c1-0b8e-4a55-9d0e-000000000001?depth=x, 400, request.invalid",
        "DELETE, /api/v1/things,                                            405, request.method-not-allowed",
        "GET,    /api/v1/things?limit=0,                                    400, request.invalid",
        "GET,    /api/v1/things?limit=201,                                  400, request.invalid",
        "GET,    /api/v1/things?after=%21%21,                               400, request.invalid",
        "GET,    /api/v1/things?after=YWJj,                                 400, request.invalid",
        "GET,    /api/v1/things?limit=1%00,                                 400, request.invalid",
        "GET,    /api/v1/things/a%00b,                                      400, request.invalid",
        "GET,    /api/v1/things?colour=red,                                 400, request.unknown-parameter",
        "GET,    /api/v1/things?limit=1&limit=2,                            400, request.invalid",
        "GET,    /api/v1/things?sort=name,                                  400, request.unknown-parameter",
        "GET,    /api/v1/things/6a1c33c1-0b8e-4a55-9d0e-000000000001?dep=1,   400, request.unknown-parameter",
        "GET,    /api/v1/things/6a1c33c1-0b8e-4a55-9d0e-000000000001?depth=,  400, request.invalid",
        "PUT,    /api/v1/things/3?dryRun=true,                              400, request.unknown-parameter",
        "GET,    /api/v1/things/sorted?sort=color,                          400, request.invalid",
        "GET,    /api/v1/things/sorted?color=,                              400, request.invalid",
        "GET,    /api/v1/things/sorted?name,                                400, request.invalid",
        "GET,    /api/v1/things/sorted?name=a&name=b,                       400, request.invalid",
        "GET,    /api/v1/things/away,                                       503, service.unavailable",
        "GET,    /api/v1/things/unresponsive,                                 503, service.unavailable",
        "GET,    /api/v1/things/broken,                                     500, internal",
    })
    void maps_each_failure_to_its_problem_code(String method, String path, int status, String code) throws Exception {
        var answer = client.send(method, path, tokens.admin(), null);
        assertProblem(answer, status, code);
        assertThat(answer.body()).doesNotContain("secret", "Exception", "org.springframework", "io.trunkline.web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "since=yesterday | since must be a time such as 2026-01-31T12:00:00Z, in the years 1 to 9999",
                "since=%2B999999999-01-01T00:00:00Z | since must be a time such as 2026-01-31T12:00:00Z",
                "id=nope | id must be a UUID",
                "ids=nope | ids must be a UUID",
            })
    void says_what_a_parameter_must_be(String query, String detail) throws Exception {
        assertThat(client.get("/api/v1/things/typed?" + query, tokens.admin()).body())
                .contains("\"status\":400", "\"code\":\"request.invalid\"", detail);
    }

    @Test
    void sends_retry_after_while_the_database_is_unavailable() throws Exception {
        assertThat(client.get("/api/v1/things/away", tokens.admin()).headers().firstValue("Retry-After"))
                .hasValue("1");
    }

    @Test
    void sends_the_allowed_methods() throws Exception {
        var answer = client.send("DELETE", "/api/v1/things", tokens.admin(), null);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    /// reactor/reactor-netty#4361: before 1.3.8 such a connection was never read again.
    @Test
    void keeps_serving_a_connection_with_pipelined_requests() throws Exception {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            write(socket, request("/api/v1/things/slow", tokens.admin()) + request("/api/v1/things", ""));
            assertThat(status(answers)).isEqualTo(200);
            assertThat(status(answers)).isEqualTo(401);

            write(socket, request("/api/v1/things", ""));
            assertThat(status(answers)).isEqualTo(401);
        }
    }

    /// A status line may follow directly after the body of the previous response.
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
    void rejects_an_unsupported_media_type() throws Exception {
        var answer = client.send("POST", "/api/v1/things", tokens.admin(), "name=a", "Content-Type", "text/plain");
        assertProblem(answer, 415, "request.unsupported-media-type");
        var form = client.send(
                "POST", "/api/v1/things", tokens.admin(), "{}", "Content-Type", "application/x-www-form-urlencoded");
        assertProblem(form, 415, "request.unsupported-media-type");
        assertThat(form.body()).contains("Content-Type: application/json");
    }

    @Test
    void rejects_a_body_that_is_too_large() throws Exception {
        var body = "{\"name\":\"" + "a".repeat(2_000_000) + "\"}";
        assertProblem(client.send("POST", "/api/v1/things", tokens.admin(), body), 413, "request.too-large");
    }

    @Test
    void rejects_an_accept_header_without_json() throws Exception {
        var answer = client.send("GET", "/api/v1/things", tokens.admin(), null, "Accept", "image/png");
        assertProblem(answer, 406, "request.not-acceptable");
    }

    @Test
    void requires_a_token() throws Exception {
        assertProblem(client.get("/api/v1/things", null), 401, "auth.token-missing");
    }

    @Test
    void rejects_invalid_tokens() throws Exception {
        for (var token : new String[] {
            "nonsense",
            "a.b.c",
            tokens.expired(),
            otherIssuer.admin(),
            tokens.mint("x", "root", java.util.Map.of(), Instant.now()),
            tokens.mint("x", "seller", java.util.Map.of(), Instant.now()),
            tokens.mint("x", "admin", java.util.Map.of("iss", "other"), Instant.now()),
        }) {
            var answer = client.get("/api/v1/things", token);
            assertProblem(answer, 401, "auth.token-invalid");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void rejects_a_role_without_permission() throws Exception {
        assertProblem(client.send("POST", "/api/v1/things", tokens.seller(TENANT), VALID_BODY), 403, "auth.forbidden");
    }

    @Test
    void passes_the_current_user_to_the_controller() throws Exception {
        var answer = client.send(
                "POST",
                "/api/v1/things",
                tokens.staff(),
                VALID_BODY,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k");
        assertThat(answer.body())
                .isEqualTo("{\"subject\":\"%s\",\"role\":\"staff\",\"tenant\":null,\"key\":\"k\"}"
                        .formatted(TestTokens.STAFF_ID));
    }

    @Test
    void rejects_an_idempotency_key_with_spaces() throws Exception {
        var answer = client.send(
                "POST",
                "/api/v1/things",
                tokens.staff(),
                VALID_BODY,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "a b");
        assertProblem(answer, 400, "request.invalid");
    }

    @Test
    void rejects_a_valid_token_of_a_user_or_tenant_whose_access_was_revoked() throws Exception {
        var user = UUID.randomUUID();
        var tenant = UUID.randomUUID();
        var token = tokens.seller(tenant, user);
        var list = context.getBean(InMemoryRevokedAccess.class);
        assertThat(client.get("/api/v1/things", token).statusCode()).isEqualTo(200);
        list.apply(user.toString(), Instant.now());
        assertProblem(client.get("/api/v1/things", token), 401, "auth.access-ended");
        list.apply(user.toString(), null);
        assertThat(client.get("/api/v1/things", token).statusCode()).isEqualTo(200);
        list.apply(tenant.toString(), Instant.now());
        assertProblem(client.get("/api/v1/things", token), 401, "auth.access-ended");
    }

    @Test
    void serves_an_open_path_without_a_token() throws Exception {
        assertThat(client.get("/api/v1/open", null).body()).isEqualTo("open");
    }

    @Test
    void pages_to_the_end_of_a_list() throws Exception {
        var first = client.get("/api/v1/things?limit=3", tokens.admin()).body();
        assertThat(first).startsWith("{\"items\":[1,2,3],\"next\":\"");
        var next = first.replaceAll(".*\"next\":\"([^\"]*)\".*", "$1");
        assertThat(client.get("/api/v1/things?limit=3&after=" + next, tokens.admin())
                        .body())
                .isEqualTo("{\"items\":[4,5],\"next\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=1                           | -createdAt [] null",
                "?sort=createdAt                    | createdAt [] null",
                "?sort=-name&color=red&color=blue   | -name [red, blue] null",
                "?name=a&color=red                  | -createdAt [red] a",
            })
    void sorts_and_filters_a_list(String query, String expected) throws Exception {
        assertThat(client.get("/api/v1/things/sorted" + query, tokens.admin()).body())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'\"3\"', 200", "*, 200", "'\"2\", \"3\"', 200", "'\"2\"', 412", "3, 412", "'W/\"3\"', 412"})
    void honors_if_match(String header, int status) throws Exception {
        var answer = client.send("PUT", "/api/v1/things/3", tokens.admin(), null, "If-Match", header);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 412) {
            assertProblem(answer, 412, "precondition.failed");
        }
    }

    @Test
    void explains_a_weak_tag_in_if_match() throws Exception {
        var answer = client.send("PUT", "/api/v1/things/3", tokens.admin(), null, "If-Match", "W/\"3\"");
        assertThat(answer.body()).contains("requires a strong entity tag");
    }

    @Test
    void answers_304_to_the_current_tag_and_lets_no_proxy_change_it() throws Exception {
        var first = client.get("/api/v1/things/stored", tokens.admin());
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache, no-transform, private");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var again = client.send("GET", "/api/v1/things/stored", tokens.admin(), null, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        var changed = client.send("GET", "/api/v1/things/stored", tokens.admin(), null, "If-None-Match", "\"2\"");
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | 200 | {'name':'a','port':5060,'parts':[{'weight':1}],'note':'old','range':{'from':1,'to':9}}",
                "{'name':'b','note':null} | 200 | {'name':'b','port':5060,'parts':[{'weight':1}],'note':null,'range':{'from':1,'to':9}}",
                "{'parts':[],'range':{'to':5}} | 200 | {'name':'a','port':5060,'parts':[],'note':'old','range':{'from':1,'to':5}}",
                "{'port':0} | 400 | {'field':'port','rule':'min'",
                "{'parts':[{'weight':-1}]} | 400 | {'field':'parts[0].weight','rule':'min'",
                "{'name':null} | 400 | {'field':'name','rule':'not-blank'",
                "{'port':null} | 400 | {'field':'port'",
                "{'port':'x'} | 400 | {'field':'port','rule':'type'",
                "{'colour':1} | 400 | {'field':'colour','rule':'unknown'",
                "{'colour':null} | 400 | {'field':'colour','rule':'unknown'",
                "[1] | 400 | must be a JSON object",
                "{'port' | 400 | cannot be read as JSON",
                "~~ | 400 | A JSON body is required",
            })
    void merges_a_patch_with_the_resource_and_validates_the_result(String patch, int status, String part)
            throws Exception {
        for (var type : List.of("application/merge-patch+json", "application/json; charset=utf-8")) {
            var answer = client.send(
                    "PATCH", "/api/v1/things/stored", tokens.admin(), patch.replace('\'', '"'), "Content-Type", type);
            assertThat(answer.body()).contains(part.replace('\'', '"'));
            assertThat(answer.statusCode()).isEqualTo(status);
        }
    }

    @Test
    void refuses_other_kinds_of_patches_and_names_the_supported_one() throws Exception {
        var answer = client.send(
                "PATCH", "/api/v1/things/stored", tokens.admin(), "[]", "Content-Type", "application/json-patch+json");
        assertProblem(answer, 415, "request.unsupported-media-type");
        assertThat(answer.headers().firstValue("Accept-Patch")).hasValue("application/merge-patch+json");
    }

    @Test
    void links_the_next_page() throws Exception {
        var first = client.get("/api/v1/things?after=MQ&limit=3", tokens.admin());
        var next = first.body().replaceAll(".*\"next\":\"([^\"]*)\".*", "$1");
        assertThat(first.headers().firstValue("Link"))
                .hasValue("</api/v1/things?limit=3&after=" + next + ">; rel=\"next\"");
        assertThat(client.get("/api/v1/things?limit=200", tokens.admin())
                        .headers()
                        .firstValue("Link"))
                .isEmpty();
    }

    @Test
    void sends_security_headers() throws Exception {
        var headers = client.get("/api/v1/things", tokens.admin()).headers();
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
