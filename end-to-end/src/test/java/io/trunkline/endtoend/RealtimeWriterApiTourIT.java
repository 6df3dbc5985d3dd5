package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.client.realtime.ApiClient;
import io.trunkline.client.realtime.ApiException;
import io.trunkline.client.realtime.api.RealtimeApi;
import io.trunkline.client.realtime.api.RealtimeApi.APIListAppliedEntitiesRequest;
import io.trunkline.client.realtime.model.AppliedView;
import io.trunkline.client.realtime.model.PageAppliedView;
import io.trunkline.client.realtime.model.Problem;
import io.trunkline.testkit.suite.RunningSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A tour of realtime-writer with the client that is generated from its description.
class RealtimeWriterApiTourIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final ApiClient CLIENT = newClient(ENVIRONMENT.runningSuite());

    private final RealtimeApi realtime = new RealtimeApi(CLIENT);

    private static ApiClient newClient(RunningSuite suite) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(suite.serviceUrl("realtime-writer").toString());
        return client.setRequestInterceptor(AdminToken.authorization(suite));
    }

    @Test
    void an_applied_carrier_is_listed_and_its_rows_are_not_changed() throws ApiException {
        JsonNode carrier = createCarrier();

        AppliedView applied = listApplied().stream()
                .filter(entity ->
                        entity.getId().equals(UUID.fromString(carrier.get("id").asString())))
                .findFirst()
                .orElseThrow();

        assertThat(applied.getKind()).isEqualTo(AppliedView.KindEnum.CARRIER);
        assertThat(applied.getEndpointId()).isEqualTo(carrier.get("endpointId").asString());
        assertThat(applied.getDeleted()).isFalse();
        assertThat(realtime.getDrift().getRows())
                .noneMatch(
                        row -> row.getKey().contains(carrier.get("endpointId").asString()));
        assertThat(realtime.rebuildRealtimeTables().getRemoved()).isNotNegative();
    }

    @Test
    void a_request_without_a_token_is_refused() {
        ApiClient anonymous = new ApiClient();
        anonymous.updateBaseUri(CLIENT.getBaseUri());

        ApiException refused = catchThrowableOfType(ApiException.class, () -> new RealtimeApi(anonymous).getDrift());

        Problem problem = anonymous.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(problem.getStatus()).isEqualTo(401);
        assertThat(problem.getCode()).isEqualTo("auth.token-missing");
    }

    private List<AppliedView> listApplied() throws ApiException {
        List<AppliedView> all = new ArrayList<>();
        String after = null;
        do {
            PageAppliedView page = realtime.listAppliedEntities(APIListAppliedEntitiesRequest.newBuilder()
                    .limit(200)
                    .after(after)
                    .build());
            all.addAll(page.getItems());
            after = page.getNext();
        } while (after != null);
        return all;
    }

    /// Not called: its address is for documentation (RFC 5737).
    private static JsonNode createCarrier() {
        ConfigurationFixture fixture = new ConfigurationFixture(ENVIRONMENT.api());
        JsonNode created = ENVIRONMENT
                .api()
                .post(
                        "provisioning-service",
                        "/api/v1/carriers",
                        Map.of("name", "Tour " + UUID.randomUUID(), "host", "203.0.113.8", "qualifySeconds", 0));
        return fixture.awaitApplied("/api/v1/carriers/" + created.get("id").asString());
    }
}
