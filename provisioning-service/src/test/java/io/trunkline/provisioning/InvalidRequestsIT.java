package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.invalid.InvalidRequests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvalidRequestsIT {

    @ParameterizedTest
    @EnumSource
    void an_invalid_entity_gets_a_4xx_and_changes_nothing(EntityKind kind) {
        String draft = toJson(kind.newDraft());
        String path = API.post(kind.collection(), draft)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        var requests = new InvalidRequests(API);
        requests.sendBodies("POST", kind.collection(), draft, null);
        requests.sendBodies("PUT", path, draft, path);
        requests.sendBodies("PATCH", path, "{}", path);
        requests.sendParameters(kind.collection());

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.statuses().get(400)).isGreaterThan(20);
    }
}
