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

class DatabaseUnavailableIT {
    @Test
    void without_the_database_both_ports_answer_503_quickly_and_recover() throws Exception {
        try (PostgresServer postgres = TestServers.postgres()) {
            postgres.start();
            RoutingServiceFixture routing = new RoutingServiceFixture(postgres, SharedServers.kafka());
            QuestionFields question = QuestionFields.inbound(TenantFixture.newCallId(), "14045550000");
            try {
                assertThat(routing.askNext(question)).isEqualTo("STOP|1|number.unknown");

                postgres.kill();

                within(Duration.ofMillis(1000), () -> routing.postForm("/dialplan/next", question.fields()));
                HttpResponse<String> answer =
                        within(Duration.ofSeconds(2), () -> routing.api().get("/api/v1/campaigns"));
                RoutingServiceFixture.requireProblem(answer, 503, "service.unavailable");

                postgres.start();
                Await.until(
                        "the dialplan is answered",
                        () -> routing.postForm("/dialplan/next", question.fields())
                                        .statusCode()
                                == 200);
                Await.until(
                        "the API answers",
                        () -> routing.api().get("/api/v1/campaigns").statusCode() == 200);
            } finally {
                routing.stop();
            }
        }
    }

    private static HttpResponse<String> within(Duration limit, Supplier<HttpResponse<String>> request) {
        HttpResponse<String> answer = Await.within(limit, request);
        assertThat(answer.statusCode()).isEqualTo(503);
        return answer;
    }
}
