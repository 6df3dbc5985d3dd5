package io.trunkline.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.console.FakeService;
import io.trunkline.console.TestConsole;
import io.trunkline.console.routes.domain.BackendService;
import io.trunkline.testkit.RestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysIT {
    private static final TestConsole CONSOLE = TestConsole.start();
    private static final RestClient CLIENT = CONSOLE.client();
    private static final FakeService PROVISIONING = CONSOLE.service(BackendService.PROVISIONING);
    private static final FakeService DID = CONSOLE.service(BackendService.DID);
    private static final String EXCHANGE = "POST /api/v1/auth/token";

    private FakeSignIn accounts = new FakeSignIn(PROVISIONING);

    @AfterAll
    static void close() {
        CONSOLE.close();
    }

    @BeforeEach
    void reset() {
        CONSOLE.resetServices();
        accounts = new FakeSignIn(PROVISIONING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer tlk_known", "bearer  tlk_known2", "Basic a2V5OnRsa19rbm93bg=="})
    void an_api_key_is_exchanged_for_a_token_once(String authorization) {
        for (int i = 0; i < 3; i++) {
            assertThat(CLIENT.post("/api/v1/dids", "{}", "Authorization", authorization)
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(PROVISIONING.received(EXCHANGE))
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("x-forwarded-for", "127.0.0.1"));
        assertThat(DID.received())
                .hasSize(3)
                .allSatisfy(request ->
                        assertThat(request.headers().get("authorization")).startsWith("Bearer key-"));
    }

    @Test
    void a_token_that_expires_soon_is_not_used_again() {
        accounts.lifetime(20);

        get("Bearer tlk_known3");
        get("Bearer tlk_known3");

        assertThat(PROVISIONING.received(EXCHANGE)).hasSize(2);
    }

    @Test
    void a_token_that_a_service_refuses_is_forgotten() {
        DID.answer("GET /api/v1/dids", 401, "{\"code\":\"auth.access-ended\"}");
        assertThat(get("Bearer tlk_known4")).isEqualTo(401);
        DID.reset();

        assertThat(get("Bearer tlk_known4")).isEqualTo(200);

        assertThat(PROVISIONING.received(EXCHANGE)).hasSize(2);
    }

    @Test
    void a_wrong_key_is_refused_as_the_service_refuses_it_and_asked_for_again() {
        for (int i = 0; i < 2; i++) {
            var response = CLIENT.get("/api/v1/dids", "Authorization", "Bearer tlk_wrong");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("auth.api-key-refused");
        }
        assertThat(PROVISIONING.received(EXCHANGE)).hasSize(2);
        assertThat(DID.received()).isEmpty();
    }

    @Test
    void credentials_for_the_token_endpoint_pass_as_they_are() {
        CLIENT.post(
                "/api/v1/auth/token",
                "grant_type=client_credentials",
                "Authorization",
                "Basic a2V5OnRsa19rbm93bg==",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(PROVISIONING.received(EXCHANGE))
                .hasSize(1)
                .allSatisfy(request ->
                        assertThat(request.headers()).containsEntry("authorization", "Basic a2V5OnRsa19rbm93bg=="));
    }

    private static int get(String authorization) {
        return CLIENT.get("/api/v1/dids", "Authorization", authorization).statusCode();
    }
}
