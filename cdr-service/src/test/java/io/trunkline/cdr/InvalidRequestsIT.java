package io.trunkline.cdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.invalid.InvalidRequests;
import org.junit.jupiter.api.Test;

class InvalidRequestsIT {

    @Test
    void an_invalid_filter_gets_a_4xx() {
        var requests = new InvalidRequests(TestEnvironment.API);
        requests.sendParameters("/api/v1/alerts");
        requests.sendParameters("/api/v1/call-records");
        requests.sendParameters("/api/v1/call-records/changes");
        requests.sendParameters("/api/v1/call-records/exports");
        requests.sendParameters("/api/v1/statistics");
        requests.sendParameters("/api/v1/statistics/recount");
        requests.sendParameters("/api/v1/dead-letters/cdr-service");
        requests.sendParameters("/api/v1/audit/cdr-service-dead-letters");
        requests.sendUnknownParameters();

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.operationsNotSent()).isEmpty();
        requests.print("cdr-service");
    }
}
