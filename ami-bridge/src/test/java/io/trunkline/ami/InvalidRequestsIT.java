package io.trunkline.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.invalid.InvalidRequests;
import org.junit.jupiter.api.Test;

class InvalidRequestsIT {

    @Test
    void an_invalid_filter_gets_a_4xx() {
        var requests = new InvalidRequests(TestEnvironment.API.withToken(TestEnvironment.TOKENS.admin()));
        requests.sendParameters("/api/v1/dead-letters/ami-bridge");
        requests.sendParameters("/api/v1/refused-sources");
        requests.sendParameters("/api/v1/audit/ami-bridge-dead-letters");
        requests.sendUnknownParameters();

        assertThat(requests.failures()).isEmpty();
        assertThat(requests.operationsNotSent()).isEmpty();
        requests.print("ami-bridge");
    }
}
