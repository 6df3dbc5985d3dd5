package io.trunkline.provisioning;

import static io.trunkline.provisioning.Stage.API;
import static io.trunkline.provisioning.Stage.code;
import static io.trunkline.provisioning.Stage.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAwayIT {
    @Test
    void says_so_within_two_seconds_and_recovers_by_itself() {
        assertThat(API.get("/api/carriers").statusCode()).isEqualTo(200);
        Stage.POSTGRES.stop();
        try {
            for (var i = 0; i < 3; i++) {
                var start = System.nanoTime();
                var answer = API.post("/api/tenants", written(Map.of("name", "Away " + i)));
                var took = Duration.ofNanos(System.nanoTime() - start);

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(code(answer)).isEqualTo("service.unavailable");
                assertThat(took).isLessThan(Duration.ofSeconds(2));
            }
        } finally {
            Stage.POSTGRES.start();
        }
        Await.until("it answers again", () -> API.get("/api/carriers").statusCode() == 200);
        assertThat(Stage.sql("SELECT count(*) FROM tenants WHERE name LIKE 'Away %'"))
                .isEqualTo("0");
    }
}
