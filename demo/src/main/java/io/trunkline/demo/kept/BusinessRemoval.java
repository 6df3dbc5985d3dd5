package io.trunkline.demo.kept;

import static io.trunkline.testkit.suite.SuiteConfiguration.DIDS;
import static io.trunkline.testkit.suite.SuiteConfiguration.PROVISIONING;
import static io.trunkline.testkit.suite.SuiteConfiguration.ROUTING;
import static io.trunkline.testkit.suite.SuiteConfiguration.id;

import io.trunkline.demo.SavedEntities;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Deletes the example business. The records of its calls stay, as those of every call do.
final class BusinessRemoval {
    private static final Duration EVENT_LIMIT = Duration.ofSeconds(30);
    private static final int CONFLICT = 409;

    private final SuiteClient api;
    private final SavedEntities entities;

    BusinessRemoval(SuiteClient api) {
        this.api = api;
        this.entities = new SavedEntities(api);
    }

    /// @return what was deleted
    int remove() {
        int removed = 0;
        for (String name : KeptNames.TENANTS) {
            for (JsonNode tenant : entities.find(PROVISIONING, "/api/v1/tenants", Map.of("name", name))) {
                Map<String, String> ofTenant = Map.of("tenantId", id(tenant), "limit", "200");
                removed += deleteAll(ROUTING, "/api/v1/campaigns", ofTenant, "");
                removed += deleteAll(DIDS, "/api/v1/dids", ofTenant, "");
            }
        }
        removed += deleteNamed("/api/v1/carriers", KeptNames.CARRIERS, "?force=true");
        removed += deleteNamed("/api/v1/clients", KeptNames.CLIENTS, "");
        removed += deleteNamed("/api/v1/tenants", KeptNames.TENANTS, "");
        return removed;
    }

    private int deleteNamed(String path, List<String> names, String options) {
        return names.stream()
                .mapToInt(name -> deleteAll(PROVISIONING, path, Map.of("name", name), options))
                .sum();
    }

    private int deleteAll(String service, String path, Map<String, String> key, String options) {
        List<JsonNode> found = entities.find(service, path, key);
        found.forEach(entity -> delete(service, path + "/" + id(entity) + options));
        return found.size();
    }

    /// A service refuses while it still believes that another one uses the entity, until it has consumed its event.
    private void delete(String service, String path) {
        Await.until(path + " is deleted", EVENT_LIMIT, () -> {
            SuiteClient.Response response = api.send("DELETE", service, path, null);
            if (response.status() == CONFLICT) {
                return false;
            }
            var _ = response.requireSuccess();
            return true;
        });
    }
}
