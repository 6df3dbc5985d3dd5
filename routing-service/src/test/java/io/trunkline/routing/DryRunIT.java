package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.json;
import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `?dryRun=true` on POST, PUT and PATCH.
class DryRunIT {
    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String BLOCKED_CALLERS = "/api/v1/blocked-callers";

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final TenantFixture.EndpointFixture carrier = tenant.createIpCarrier(1);
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));

    @Test
    void a_dry_run_of_a_new_campaign_returns_it_and_stores_nothing() {
        String key = UUID.randomUUID().toString();

        JsonNode campaign =
                requireDryRun(seller.post(CAMPAIGNS + "?dryRun=true", campaign("Solar"), "Idempotency-Key", key));

        assertThat(campaign.get("version").asLong()).isEqualTo(1);
        assertThat(campaign.get("maxConcurrency").asInt()).isEqualTo(30);
        assertThat(requireSuccess(seller.get(CAMPAIGNS)).get("items")).isEmpty();
        assertThat(changes()).isEqualTo("0");
        HttpResponse<String> created = seller.post(CAMPAIGNS, "{\"name\": \"Wind\"}", "Idempotency-Key", key);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = json(created).get("id").asString();
        assertThat(routing.awaitCampaign(event -> event.tenantId().equals(tenant.tenantId))
                        .campaignId())
                .isEqualTo(UUID.fromString(id));
    }

    @Test
    void a_dry_run_of_a_change_returns_the_next_version_and_stores_nothing() {
        String path = CAMPAIGNS + "/" + createCampaign("Solar").get("id").asString();
        String link = path + "/clients/" + client.id();
        String route = path + "/carriers/" + carrier.id();
        requireSuccess(seller.put(link, "{\"maxConcurrency\": 5}"));
        requireSuccess(seller.put(route, "{\"priority\": 3}"));
        JsonNode before = requireSuccess(seller.get(path));
        String changesBefore = changes();

        JsonNode replaced = requireDryRun(seller.put(path + "?dryRun=true", "{\"name\": \"Wind\"}"));
        JsonNode patched = requireDryRun(patch(seller, path + "?dryRun=true", "{\"maxConcurrency\": 7}"));
        JsonNode limited = requireDryRun(seller.put(link + "?dryRun=true", "{\"maxConcurrency\": 9}"));
        JsonNode weighted = requireDryRun(patch(seller, link + "?dryRun=true", "{\"weight\": 4}"));
        JsonNode moved = requireDryRun(seller.put(route + "?dryRun=true", "{\"priority\": 4}"));
        JsonNode movedAgain = requireDryRun(patch(seller, route + "?dryRun=true", "{\"priority\": 5}"));

        assertThat(replaced.get("didIds")).isEmpty();
        assertThat(patched.get("maxConcurrency").asInt()).isEqualTo(7);
        assertThat(limited.at("/left/concurrency").asLong()).isEqualTo(9);
        assertThat(weighted.at("/left/concurrency").asLong()).isEqualTo(5);
        assertThat(moved.get("priority").asInt()).isEqualTo(4);
        assertThat(movedAgain.get("priority").asInt()).isEqualTo(5);
        assertThat(List.of(replaced, patched, limited, weighted, moved, movedAgain))
                .allSatisfy(response -> assertThat(response.get("version").asLong())
                        .isEqualTo(before.get("version").asLong() + 1));
        assertThat(requireSuccess(seller.get(path))).isEqualTo(before);
        assertThat(changes()).isEqualTo(changesBefore);
    }

    @Test
    void a_dry_run_adds_no_link_no_carrier_and_no_number() {
        String path = CAMPAIGNS + "/" + createCampaign("Solar").get("id").asString();
        JsonNode before = requireSuccess(seller.get(path));

        JsonNode link =
                requireDryRun(seller.put(path + "/clients/" + client.id() + "?dryRun=true", "{\"dailyCap\": 8}"));
        requireDryRun(seller.put(path + "/carriers/" + carrier.id() + "?dryRun=true", "{}"));
        var did = seller.put(path + "/dids/" + tenant.createNumber().id() + "?dryRun=true", "");

        assertThat(link.at("/left/daily").asLong()).isEqualTo(8);
        assertThat(did.statusCode()).isEqualTo(204);
        assertThat(did.headers().firstValue("Dry-Run")).hasValue("true");
        assertThat(requireSuccess(seller.get(path))).isEqualTo(before);
        assertThat(changes()).isEqualTo("1");
    }

    @Test
    void a_dry_run_blocks_no_caller() {
        String body = "{\"number\": \"(312) 555-0199\"}";
        String key = UUID.randomUUID().toString();

        JsonNode blocked = requireDryRun(seller.post(BLOCKED_CALLERS + "?dryRun=true", body, "Idempotency-Key", key));

        assertThat(blocked.get("number").asString()).isEqualTo("+13125550199");
        assertThat(requireSuccess(seller.get(BLOCKED_CALLERS)).get("items")).isEmpty();
        assertThat(changes()).isEqualTo("0");
        HttpResponse<String> created = seller.post(BLOCKED_CALLERS, body, "Idempotency-Key", key);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(requireDryRun(seller.post(BLOCKED_CALLERS + "?dryRun=true", body)))
                .isEqualTo(json(created));
    }

    @Test
    void a_dry_run_is_refused_as_the_request_would_be() {
        String path = CAMPAIGNS + "/" + createCampaign("Solar").get("id").asString();
        String other =
                CAMPAIGNS + "/" + create("{\"name\": \"Wind\"}").get("id").asString();

        requireProblem(seller.post(CAMPAIGNS + "?dryRun=true", "{\"name\": \"Solar\"}"), 409, "campaign.name-taken");
        requireProblem(patch(seller, other + "?dryRun=true", "{\"name\": \"Solar\"}"), 409, "campaign.name-taken");
        requireProblem(seller.put(other + "/dids/" + number.id() + "?dryRun=true", ""), 409, "campaign.did-taken");
        requireProblem(
                patch(seller, path + "?dryRun=true", "{\"name\": \"Sun\"}", "If-Match", "\"7\""),
                412,
                "precondition.failed");
        requireProblem(
                patch(seller, path + "/clients/" + client.id() + "?dryRun=true", "{}"), 404, "resource.not-found");
        requireProblem(seller.post(BLOCKED_CALLERS + "?dryRun=true", "{\"number\": \"12\"}"), 400, "number.invalid");
        requireProblem(
                seller.post(CAMPAIGNS + "?dryrun=true", "{\"name\": \"Sun\"}"), 400, "request.unknown-parameter");
    }

    private JsonNode createCampaign(String name) {
        return create(campaign(name));
    }

    private JsonNode create(String body) {
        return requireSuccess(seller.post(CAMPAIGNS, body));
    }

    private String campaign(String name) {
        return """
                {"name": "%s", "didIds": ["%s"], "maxConcurrency": 30}
                """.formatted(name, number.id());
    }

    private static JsonNode requireDryRun(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Dry-Run")).hasValue("true");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("Location")).isEmpty();
        return json(response);
    }

    /// How many changes of the tenant the audit log has. Each of a campaign is also an event.
    private String changes() {
        return routing.query("SELECT count(*) FROM audit_log WHERE tenant_id = '" + tenant.tenantId + "'");
    }
}
