package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiredQuestionsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = town.createNumber();

    @Test
    void a_question_that_expires_while_waiting_for_a_lock_takes_no_capacity() throws SQLException {
        TenantFixture.EndpointFixture client = town.createClient();
        String campaign = town.createCampaign(List.of(number), List.of(client), List.of())
                .get("id")
                .asString();
        requireSuccess(routing.api()
                .put("/api/v1/campaigns/" + campaign + "/clients/" + client.id(), "{\"maxConcurrency\": 1}"));

        try (Connection other = routing.database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT id FROM caps WHERE id = '" + campaign + "' FOR UPDATE");
            var late = routing.postForm(
                    "/dialplan/next",
                    QuestionFields.inbound(TenantFixture.newCallId(), number.e164())
                            .fields());
            assertThat(late.statusCode()).isEqualTo(503);
            other.rollback();
        }

        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                .startsWith("DIAL|");
    }
}
