package io.trunkline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.TestTokens;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ManagementPortIT {
    private static TestTokens tokens;
    private static ConfigurableApplicationContext context;
    private static RestClient client;

    @BeforeAll
    static void start() {
        tokens = TestTokens.start();
        context = new SpringApplicationBuilder(ThingsApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--trunkline.security.jwks-uri=" + tokens.jwksUri());
        client = new RestClient(port("local.server.port"), port("local.management.port"), null);
    }

    private static int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        tokens.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, components",
        "/actuator/health/liveness, UP",
        "/actuator/health/readiness, UP",
        "/actuator/prometheus, jvm_",
        "/actuator/openapi, #/components/schemas/Problem",
        "/actuator/openapi, Idempotency-Key",
        "/actuator/openapi/yaml, Idempotency-Key",
    })
    void the_management_port_serves_health_with_details_metrics_and_the_description(String path, String part) {
        HttpResponse<String> response = client.management().get(path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains(part);
    }

    @Test
    void the_management_port_serves_swagger_ui() {
        HttpResponse<String> page = client.management().get("/actuator/swagger-ui");
        assertThat(page.statusCode()).isEqualTo(302);

        String location = page.headers().firstValue("Location").orElseThrow();

        assertThat(client.management().get(location).body()).contains("swagger-initializer.js");
        assertThat(client.management()
                        .get(location.replace("index.html", "swagger-initializer.js"))
                        .body())
                .contains("/actuator/swagger-ui/swagger-config");
        assertThat(client.management()
                        .get("/actuator/swagger-ui/swagger-config")
                        .body())
                .contains("\"url\":\"/actuator/openapi\"", "\"supportedSubmitMethods\":[\"none\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/actuator/openapi",
                "/actuator/swagger-ui/index.html",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/webjars/swagger-ui/index.html",
            })
    void the_public_port_serves_none_of_them(String path) {
        assertThat(client.withToken(tokens.admin()).get(path).statusCode()).isEqualTo(404);
        assertThat(client.get(path).statusCode()).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/readyz?unknown=1"})
    void the_public_port_serves_probes_without_details(String path) {
        HttpResponse<String> response = client.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/open", "/api/v1/things"})
    void the_management_port_serves_no_api(String path) {
        RestClient admin = client.management().withToken(tokens.admin());

        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void other_endpoints_are_for_admins() {
        RestClient management = client.management();

        assertThat(management.get("/actuator/env").body()).contains("auth.token-missing");
        assertThat(management.withToken(tokens.staff()).get("/actuator/env").body())
                .contains("auth.forbidden");
        assertThat(management
                        .withToken(tokens.apiKey("things:read"))
                        .get("/actuator/env")
                        .body())
                .contains("auth.users-only");
    }
}
