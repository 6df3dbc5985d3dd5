package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateQuestionsIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final Town.Number number = town.number();

    @Test
    void a_question_that_waits_for_a_lock_until_its_caller_is_gone_takes_nothing() throws SQLException {
        Town.Endpoint client = town.client();
        String campaign = town.campaign(List.of(number), List.of(client), List.of())
                .get("id")
                .asString();
        accepted(
                routing.api().put("/api/campaigns/" + campaign + "/clients/" + client.id(), "{\"maxConcurrency\": 1}"));

        try (Connection other = routing.database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT id FROM caps WHERE id = '" + campaign + "' FOR UPDATE");
            var late = routing.form(
                    "/dialplan/next",
                    Question.inbound(Town.call(), number.e164()).fields());
            assertThat(late.statusCode()).isEqualTo(503);
            other.rollback();
        }

        assertThat(routing.next(Question.inbound(Town.call(), number.e164()))).startsWith("DIAL|");
    }
}
