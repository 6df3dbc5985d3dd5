package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedCallersIT {
    private static final String PATH = "/api/v1/blocked-callers";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(town.tenantId));

    @Test
    void blocking_twice_returns_the_first_entry_and_changes_nothing() {
        var first = seller.post(PATH, "{\"number\": \"(312) 555-0199\", \"note\": \"shouts\"}");
        var again = seller.post(PATH, "{\"number\": \"+13125550199\", \"note\": \"other words\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("note").asString()).isEqualTo("shouts");
        assertThat(json(again).get("number").asString()).isEqualTo("+13125550199");
        assertThat(json(again)).isEqualTo(json(first));
        String path = first.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo(PATH + "/" + json(first).get("id").asString());
        assertThat(requireSuccess(seller.get(path))).isEqualTo(json(first));
        assertThat(seller.delete(path).statusCode()).isEqualTo(204);
        requireProblem(seller.delete(path), 404, "resource.not-found");
        requireProblem(seller.get(path), 404, "resource.not-found");
        assertThat(requireSuccess(seller.get(PATH)).get("items").size()).isZero();
        var changes =
                requireSuccess(seller.get("/api/v1/audit/blocked-callers")).get("items");
        assertThat(changes.findValuesAsString("action")).containsExactly("unblock", "block");
        assertThat(changes.get(0).at("/before/number").asString()).isEqualTo("+13125550199");
        assertThat(changes.get(1).at("/after/note").asString()).isEqualTo("shouts");
    }

    @Test
    void a_list_is_filtered_by_number() {
        for (String number : List.of("+13125550100", "+13125550101", "anonymous")) {
            requireSuccess(seller.post(PATH, "{\"number\": \"" + number + "\"}"));
        }

        assertThat(requireSuccess(seller.get(PATH + "?number=%2B13125550101"))
                        .get("items")
                        .findValuesAsString("number"))
                .containsExactly("+13125550101");
        assertThat(requireSuccess(seller.get(PATH + "?number=anonymous"))
                        .get("items")
                        .findValuesAsString("number"))
                .containsExactly("anonymous");
        assertThat(requireSuccess(seller.get(PATH + "?number=3125550102")).get("items"))
                .isEmpty();
        requireProblem(seller.get(PATH + "?number=nobody"), 400, "number.invalid");
    }

    @Test
    void another_tenant_sees_and_changes_nothing_and_staff_see_all() {
        String mine = PATH + "/"
                + requireSuccess(seller.post(PATH, "{\"number\": \"anonymous\"}"))
                        .get("id")
                        .asString();
        RestClient other = routing.api().withToken(routing.tokens.seller(new TenantFixture(routing).tenantId));
        String theirs = "?tenantId=" + town.tenantId;

        assertThat(requireSuccess(other.get(PATH)).get("items").size()).isZero();
        requireProblem(other.get(PATH + theirs), 422, "tenant.unknown");
        requireProblem(other.get(mine), 404, "resource.not-found");
        requireProblem(other.delete(mine), 404, "resource.not-found");
        requireProblem(
                other.post(PATH, "{\"number\": \"+13125550100\", \"tenantId\": \"" + town.tenantId + "\"}"),
                422,
                "tenant.unknown");
        requireProblem(routing.api().post(PATH, "{\"number\": \"+13125550100\"}"), 400, "request.invalid");
        requireProblem(routing.api().withToken(null).get(PATH), 401, "auth.token-missing");
        assertThat(requireSuccess(routing.api().get(PATH + theirs)).get("items").findValuesAsString("number"))
                .containsExactly("anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "nobody", "+1404555x1234", "+1404555\\n1234", "'; DROP TABLE calls"})
    void text_that_is_not_a_number_is_refused(String number) {
        requireProblem(seller.post(PATH, "{\"number\": \"" + number + "\"}"), 400, "number.invalid");
    }

    @Test
    void a_blocked_caller_is_rejected_by_that_tenant_only() {
        TenantFixture.DidFixture number = town.createNumber();
        town.createCampaign(List.of(number), List.of(town.createClient()), List.of());
        TenantFixture neighbour = new TenantFixture(routing);
        TenantFixture.DidFixture theirs = neighbour.createNumber();
        neighbour.createCampaign(List.of(theirs), List.of(neighbour.createClient()), List.of());
        requireSuccess(seller.post(PATH, "{\"number\": \"+13125550199\"}"));
        requireSuccess(seller.post(PATH, "{\"number\": \"anonymous\"}"));

        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())))
                .isEqualTo("STOP|21|caller.blocked");
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())
                        .with("from", "")))
                .isEqualTo("STOP|21|caller.blocked");
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())
                        .with("from", "13125550198")))
                .startsWith("DIAL");
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), theirs.e164())))
                .startsWith("DIAL");
        requireSuccess(seller.post(PATH, "{\"number\": \"+5491123456789\"}"));
        assertThat(routing.askNext(QuestionFields.inbound(TenantFixture.newCallId(), number.e164())
                        .with("from", "+541123456789")))
                .as("without the 9 of an Argentine mobile")
                .isEqualTo("STOP|21|caller.blocked");
        var explained = requireSuccess(
                seller.get("/api/v1/routes/explain?number=" + number.e164().substring(1) + "&from=13125550199"));
        assertThat(explained.get("reason").asString()).isEqualTo("caller.blocked");
    }
}
