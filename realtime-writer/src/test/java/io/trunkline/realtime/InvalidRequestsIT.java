package io.trunkline.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.invalid.InvalidRequests;
import org.junit.jupiter.api.Test;

class InvalidRequestsIT {

    @Test
    void an_invalid_filter_gets_a_4xx() {
        var requests = new InvalidRequests(TestEnvironment.API);
        requests.sendParameters("/api/v1/realtime");
        requests.sendParameters("/api/v1/dead-letters/realtime-writer");
        requests.sendParameters("/api/v1/audit/realtime-tables");
        requests.sendBodies(
                "POST", "/api/v1/realtime/preview", "{\"type\": \"carrier.changed.v1\", \"event\": \"{}\"}", null);
        requests.sendUnknownParameters();

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.operationsNotSent()).isEmpty();
        requests.print("realtime-writer");
    }
}
