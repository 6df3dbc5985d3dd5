package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.SharedServers;
import io.trunkline.testkit.servers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DatabaseAwayIT {
    @Test
    void the_dialplan_is_let_go_at_once_the_api_says_503_and_both_come_back() throws Exception {
        try (PostgresServer postgres = TestServers.postgres()) {
            postgres.start();
            RoutingUnderTest routing = new RoutingUnderTest(postgres, SharedServers.kafka());
            Question question = Question.inbound(Town.call(), "14045550000");
            try {
                assertThat(routing.next(question)).isEqualTo("STOP|1|number.unknown");

                postgres.kill();

                within(Duration.ofMillis(1000), () -> routing.form("/dialplan/next", question.fields()));
                HttpResponse<String> answer =
                        within(Duration.ofSeconds(2), () -> routing.api().get("/api/campaigns"));
                RoutingUnderTest.refused(answer, 503, "service.unavailable");

                postgres.start();
                Await.until(
                        "the dialplan is answered",
                        () -> routing.form("/dialplan/next", question.fields()).statusCode() == 200);
                assertThat(routing.api().get("/api/campaigns").statusCode()).isEqualTo(200);
            } finally {
                routing.stop();
            }
        }
    }

    private static HttpResponse<String> within(Duration limit, Supplier<HttpResponse<String>> request) {
        long began = System.nanoTime();
        HttpResponse<String> answer = request.get();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit);
        return answer;
    }
}
