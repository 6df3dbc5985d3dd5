package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseUnavailableIT {
    @Test
    void answers_503_within_two_seconds_and_recovers_without_a_restart() {
        assertThat(API.get("/api/v1/carriers").statusCode()).isEqualTo(200);
        TestEnvironment.POSTGRES.stop();
        try {
            for (var i = 0; i < 3; i++) {
                var name = "Unavailable " + i;
                var response = Await.within(
                        Duration.ofSeconds(2), () -> API.post("/api/v1/tenants", toJson(Map.of("name", name))));

                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(problemCode(response)).isEqualTo("service.unavailable");
            }
        } finally {
            TestEnvironment.POSTGRES.start();
        }
        Await.until("it responds again", () -> API.get("/api/v1/carriers").statusCode() == 200);
        assertThat(TestEnvironment.sql("SELECT count(*) FROM tenants WHERE name LIKE 'Unavailable %'"))
                .isEqualTo("0");
    }
}
