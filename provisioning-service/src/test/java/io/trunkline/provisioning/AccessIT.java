package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.access.AccessMatrix;
import io.trunkline.testkit.access.TenantSeparation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessIT {
    private static final String PASSWORD = "correct horse battery";

    private final String tenant = createTenant();
    private final RestClient seller = newUser("seller", tenant);
    private final RestClient sellerOfAnother = newUser("seller", createTenant());

    @Test
    void every_operation_admits_the_callers_of_its_rule_and_no_others() {
        var callers = new AccessMatrix.Callers(
                SignedTokens.expired(),
                seller.token(),
                sellerOfAnother.token(),
                newUser("staff", null).token(),
                newUser("admin", null).token(),
                SignedTokens::apiKey);

        assertThat(AccessMatrix.failures(API, callers)).isEmpty();
    }

    @Test
    void a_seller_never_gets_another_tenant_or_its_api_key() {
        var created = seller.post("/api/v1/api-keys", "{\"name\":\"import\"}");
        String key = TestEnvironment.json(created).get("id").asString();

        assertThat(new TenantSeparation(seller, sellerOfAnother)
                        .checkLists("/api/v1/api-keys", key)
                        .checkLists("/api/v1/audit/api-keys", key)
                        .check("/api/v1/tenants/" + tenant, null)
                        .check("/api/v1/api-keys/" + key, null)
                        .failures())
                .isEmpty();
    }

    private static String createTenant() {
        var created = API.post("/api/v1/tenants", toJson(Map.of("name", "T" + TestEnvironment.uniqueNumber())));
        return TestEnvironment.json(created).get("id").asString();
    }

    private static RestClient newUser(String role, @Nullable String tenantId) {
        var username = role + TestEnvironment.uniqueNumber();
        var draft = new HashMap<>(Map.of("username", username, "password", PASSWORD, "role", role));
        if (tenantId != null) {
            draft.put("tenantId", tenantId);
        }
        assertThat(API.post("/api/v1/users", toJson(draft)).statusCode()).isEqualTo(201);
        return TestEnvironment.signedInAs(username, PASSWORD);
    }
}
