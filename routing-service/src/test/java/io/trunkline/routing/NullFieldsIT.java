package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A null, or a value of another type, where none is allowed. It is refused, and nothing is stored or published.
class NullFieldsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"didIds\": [null]",
                "\"didIds\": [[]]",
                "\"didIds\": {}",
                "\"didIds\": \"\"",
                "\"callerIdDidIds\": [null]",
                "\"callerIdDidIds\": [1]",
                "\"openingHours\": {\"monday\": [null]}",
                "\"openingHours\": {\"sunday\": [{\"from\": \"09:00\", \"to\": \"10:00\"}, null]}",
                "\"openingHours\": {\"tuesday\": [{\"from\": null, \"to\": \"10:00\"}]}",
                "\"openingHours\": {\"tuesday\": [{\"from\": \"09:00\"}]}",
                "\"openingHours\": []",
                "\"overflow\": {\"clientId\": null}",
                "\"overflow\": []",
                "\"repeatCallers\": {\"mode\": null, \"windowSeconds\": 60}",
                "\"repeatCallers\": {\"mode\": \"refuse\", \"windowSeconds\": 60, \"scope\": [null]}",
                "\"whenUnavailable\": {\"cause\": \"20\"}",
                "\"whenUnavailable\": 20",
                "\"status\": \"\"",
                "\"maxConcurrency\": {}",
            })
    void a_campaign_with_it_is_refused_and_stays_as_it_is(String field) {
        JsonNode created = requireSuccess(seller.post("/api/v1/campaigns", "{\"name\": \"Solar\"}"));
        String id = created.get("id").asString();
        String path = "/api/v1/campaigns/" + id;
        String publishedSoFar = changes(id);

        requireProblem(seller.put(path, "{\"name\": \"Solar\", " + field + "}"), 400, "request.invalid");
        requireProblem(patch(seller, path, "{" + field + "}"), 400, "request.invalid");
        requireProblem(
                seller.post("/api/v1/campaigns", "{\"name\": \"Other\", " + field + "}"), 400, "request.invalid");

        assertThat(requireSuccess(seller.get(path))).isEqualTo(created);
        assertThat(changes(id)).isEqualTo(publishedSoFar);
        assertThat(requireSuccess(seller.get("/api/v1/campaigns")).get("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; 400; request.malformed-json",
                "[]; 400; request.invalid",
                "1; 400; request.invalid",
                "{\"to\": null}; 400; request.invalid",
                "{\"to\": \"+17065551234\", \"reference\": {\"leadId\": null}}; 400; request.invalid",
                "{\"to\": \"+17065551234\", \"reference\": [null]}; 400; request.invalid",
                "{\"to\": \"+17065551234\", \"connect\": {\"client\": null}}; 422; call.connect-refused",
                "{\"to\": \"+17065551234\", \"connect\": [null]}; 400; request.invalid",
            })
    void a_call_with_it_is_refused(String body, int status, String code) {
        tenant.createNumber();

        requireProblem(seller.post("/api/v1/calls", body), status, code);

        assertThat(routing.query("SELECT count(*) FROM placed_calls WHERE tenant_id = '" + tenant.tenantId + "'"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; request.malformed-json",
                "[]; request.invalid",
                "{\"number\": null}; request.invalid",
                "{\"number\": []}; request.invalid",
                "{\"number\": \"anonymous\", \"note\": []}; request.invalid",
            })
    void a_blocked_caller_with_it_is_refused(String body, String code) {
        requireProblem(seller.post("/api/v1/blocked-callers", body), 400, code);

        assertThat(requireSuccess(seller.get("/api/v1/blocked-callers")).get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; request.malformed-json; request.invalid",
                "[]; request.invalid; request.invalid",
                "{\"weight\": \"1\"}; request.invalid; request.invalid",
                "{\"hourlyCap\": []}; request.invalid; request.invalid",
                "{\"status\": {}}; request.invalid; request.invalid",
            })
    void a_link_with_it_is_refused_and_stays_as_it_is(String body, String codeOfPut, String codeOfPatch) {
        String path = "/api/v1/campaigns/"
                + requireSuccess(seller.post("/api/v1/campaigns", "{\"name\": \"Solar\"}"))
                        .get("id")
                        .asString()
                + "/clients/" + client.id();
        JsonNode link = requireSuccess(seller.put(path, "{\"weight\": 2}"));

        requireProblem(seller.put(path, body), 400, codeOfPut);
        requireProblem(patch(seller, path, body), 400, codeOfPatch);

        assertThat(requireSuccess(seller.get(path))).isEqualTo(link);
    }

    /// Each change of a campaign is published and audited in its transaction.
    private String changes(String campaign) {
        return routing.query("SELECT count(*) FROM audit_log WHERE entity_id = '" + campaign + "'");
    }
}
