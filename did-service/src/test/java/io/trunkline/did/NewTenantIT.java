package io.trunkline.did;

import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.TestEnvironment.ADMIN;

import io.trunkline.events.configuration.TenantChanged;
import io.trunkline.testkit.Await;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A request for a tenant whose event is not consumed yet.
class NewTenantIT {
    private final UUID tenant = UUID.randomUUID();

    @Test
    void the_next_number_of_a_tenant_created_a_moment_ago_waits_for_the_tenant() {
        CompletableFuture<HttpResponse<String>> response =
                CompletableFuture.supplyAsync(() -> ADMIN.get("/api/v1/dids/next-available?tenantId=" + tenant));
        Await.until("the request waits", NewTenantIT::isARequestWaiting);

        TestEnvironment.EVENTS.publish(
                new TenantChanged(tenant, 1, false, "tenant", TenantChanged.Status.ACTIVE, null, null, null));

        assertProblem(response.join(), 409, "did.none-available");
    }

    private static boolean isARequestWaiting() {
        return ADMIN.management()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .anyMatch(line -> line.startsWith("trunkline_references_waiting") && line.endsWith(" 1.0"));
    }
}
