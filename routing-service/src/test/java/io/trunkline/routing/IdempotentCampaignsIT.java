package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// POST with an Idempotency-Key, for campaigns and blocked callers.
class IdempotentCampaignsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_repeated_campaign_gets_the_first_response_and_creates_nothing() {
        HttpResponse<String> first = createCampaign("Spring");
        requireSuccess(seller.put(location(first), "{\"name\": \"Renamed\"}"));

        HttpResponse<String> repeat = createCampaign("Spring");

        assertThat(repeat.statusCode()).isEqualTo(201);
        assertThat(location(repeat)).isEqualTo(location(first));
        assertThat(repeat.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(requireSuccess(repeat)).isEqualTo(requireSuccess(first));
        assertThat(campaigns()).isEqualTo(1);
        requireProblem(createCampaign("Summer"), 409, "request.idempotency-conflict");
    }

    @Test
    void of_concurrent_requests_with_one_key_one_creates_the_campaign() {
        List<HttpResponse<String>> responses;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            responses = IntStream.range(0, 5)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> createCampaign("Spring"), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(responses)
                .extracting(HttpResponse::body)
                .containsOnly(responses.getFirst().body());
        assertThat(campaigns()).isEqualTo(1);
    }

    @Test
    void a_refused_campaign_leaves_its_key_free() {
        requireProblem(
                create("{\"name\": \"Spring\", \"didIds\": [\"" + UUID.randomUUID() + "\"]}"), 422, "did.unknown");

        assertThat(createCampaign("Spring").statusCode()).isEqualTo(201);
    }

    @Test
    void a_repeated_blocked_caller_gets_the_first_response() {
        HttpResponse<String> first = block("+13125550199");

        HttpResponse<String> repeat = block("+13125550199");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(repeat.statusCode()).isEqualTo(201);
        assertThat(requireSuccess(repeat)).isEqualTo(requireSuccess(first));
        requireProblem(block("+13125550198"), 409, "request.idempotency-conflict");
    }

    private HttpResponse<String> createCampaign(String name) {
        return create("{\"name\": \"" + name + "\"}");
    }

    private HttpResponse<String> create(String body) {
        return seller.post("/api/v1/campaigns", body, "Idempotency-Key", key);
    }

    private HttpResponse<String> block(String number) {
        return seller.post("/api/v1/blocked-callers", "{\"number\": \"" + number + "\"}", "Idempotency-Key", key);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private int campaigns() {
        return requireSuccess(seller.get("/api/v1/campaigns")).get("items").size();
    }
}
