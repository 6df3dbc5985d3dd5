package io.trunkline.routing;

import static io.trunkline.routing.RoutingUnderTest.accepted;
import static io.trunkline.routing.RoutingUnderTest.json;
import static io.trunkline.routing.RoutingUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedCallersIT {
    private static final String PATH = "/api/blocked-callers";

    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(town.tenant));

    @Test
    void a_caller_is_blocked_once_and_let_in_once() {
        var first = seller.post(PATH, "{\"number\": \"(312) 555-0199\", \"note\": \"shouts\"}");
        var again = seller.post(PATH, "{\"number\": \"+13125550199\", \"note\": \"other words\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("note").asString()).isEqualTo("shouts");
        assertThat(json(again).get("number").asString()).isEqualTo("+13125550199");
        assertThat(seller.delete(PATH + "/+13125550199").statusCode()).isEqualTo(204);
        assertThat(seller.delete(PATH + "/13125550199").statusCode()).isEqualTo(204);
        assertThat(accepted(seller.get(PATH)).get("items").size()).isZero();
        assertThat(routing.ask("SELECT string_agg(action, ',' ORDER BY id) FROM audit WHERE entity = 'blocked-caller'"
                        + " AND tenant_id = '" + town.tenant + "'"))
                .isEqualTo("blocked,let-in");
    }

    @Test
    void lists_go_on_from_page_to_page() {
        for (int i = 0; i < 3; i++) {
            accepted(seller.post(PATH, "{\"number\": \"+1312555010" + i + "\"}"));
        }

        var first = accepted(seller.get(PATH + "?limit=2"));
        var rest =
                accepted(seller.get(PATH + "?limit=2&after=" + first.get("next").asString()));

        assertThat(first.get("items").findValuesAsString("number")).containsExactly("+13125550100", "+13125550101");
        assertThat(rest.get("items").findValuesAsString("number")).containsExactly("+13125550102");
    }

    @Test
    void another_tenant_sees_and_changes_nothing_and_staff_names_the_tenant() {
        accepted(seller.post(PATH, "{\"number\": \"anonymous\"}"));
        RestClient other = routing.api().withToken(routing.tokens.seller(new Town(routing).tenant));
        String theirs = "?tenantId=" + town.tenant;

        assertThat(accepted(other.get(PATH)).get("items").size()).isZero();
        refused(other.get(PATH + theirs), 404, "resource.not-found");
        refused(other.delete(PATH + "/anonymous" + theirs), 404, "resource.not-found");
        refused(
                other.post(PATH, "{\"number\": \"+13125550100\", \"tenantId\": \"" + town.tenant + "\"}"),
                404,
                "resource.not-found");
        assertThat(other.delete(PATH + "/anonymous").statusCode()).isEqualTo(204);
        refused(routing.api().get(PATH), 422, "campaign.tenant-unknown");
        refused(routing.api().withToken(null).get(PATH), 401, "auth.token-missing");
        assertThat(accepted(routing.api().get(PATH + theirs)).get("items").findValuesAsString("number"))
                .containsExactly("anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "nobody", "+1404555\\n1234", "'; DROP TABLE calls"})
    void what_is_no_number_is_refused(String number) {
        refused(seller.post(PATH, "{\"number\": \"" + number + "\"}"), 400, "request.invalid");
    }

    @Test
    void the_calls_of_a_blocked_caller_are_not_taken_by_this_tenant_alone() {
        Town.Number number = town.number();
        town.campaign(List.of(number), List.of(town.client()), List.of());
        Town neighbour = new Town(routing);
        Town.Number theirs = neighbour.number();
        neighbour.campaign(List.of(theirs), List.of(neighbour.client()), List.of());
        accepted(seller.post(PATH, "{\"number\": \"+13125550199\"}"));
        accepted(seller.post(PATH, "{\"number\": \"anonymous\"}"));

        assertThat(routing.next(Question.inbound(Town.call(), number.e164()))).isEqualTo("STOP|21|caller.blocked");
        assertThat(routing.next(Question.inbound(Town.call(), number.e164()).with("from", "")))
                .isEqualTo("STOP|21|caller.blocked");
        assertThat(routing.next(Question.inbound(Town.call(), number.e164()).with("from", "13125550198")))
                .startsWith("DIAL");
        assertThat(routing.next(Question.inbound(Town.call(), theirs.e164()))).startsWith("DIAL");
        var explained = accepted(
                seller.get("/api/routes/explain?number=" + number.e164().substring(1) + "&from=13125550199"));
        assertThat(explained.get("reason").asString()).isEqualTo("caller.blocked");
    }
}
