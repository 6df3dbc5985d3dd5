package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Changes of single fields and parts of a campaign.
class CampaignChangesIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture tenant = new TenantFixture(routing);
    private final TenantFixture.DidFixture number = tenant.createNumber();
    private final TenantFixture.EndpointFixture client = tenant.createClient();
    private final TenantFixture.EndpointFixture carrier = tenant.createIpCarrier(1);
    private final RestClient seller = routing.api().withToken(routing.tokens.seller(tenant.tenantId));
    private final String id = requireSuccess(seller.post("/api/v1/campaigns", campaign()))
            .get("id")
            .asString();
    private final String path = "/api/v1/campaigns/" + id;
    private final String link = path + "/clients/" + client.id();
    private final String route = path + "/carriers/" + carrier.id();

    private String campaign() {
        return """
                {"name": "Solar", "routingStrategy": "weighted", "dialTimeoutSeconds": 20, "dialPrefix": "77",
                 "didIds": ["%s"], "maxConcurrency": 30, "dailyCap": 400, "totalCallsAllowed": 5000,
                 "timeZone": "Europe/Madrid", "maxCallSeconds": 600, "callerIdDidIds": ["%s"],
                 "openingHours": {"monday": [{"from": "09:00", "to": "14:00"}],
                                  "friday": [{"from": "22:00", "to": "06:00"}]},
                 "overflow": {"clientId": "%s", "ringTimeoutSeconds": 15},
                 "whenUnavailable": {"cause": 20, "announcement": "tt-allbusy"},
                 "repeatCallers": {"mode": "same-client", "windowSeconds": 3600}}
                """.formatted(number.id(), number.id(), client.id());
    }

    @Test
    void a_patch_changes_the_fields_it_names_and_keeps_all_others() {
        JsonNode before = requireSuccess(seller.get(path));

        JsonNode after = requireSuccess(patch(seller, path, """
                {"status": "inactive", "maxConcurrency": null, "dialTimeoutSeconds": null, "didIds": [],
                 "openingHours": {"friday": null}, "overflow": {"ringTimeoutSeconds": 40}, "repeatCallers": null}
                """));

        assertThat(after.get("version").asLong()).isEqualTo(2);
        assertThat(after.get("status").asString()).isEqualTo("inactive");
        assertThat(after.get("maxConcurrency").isNull()).isTrue();
        assertThat(after.get("dialTimeoutSeconds").asInt()).isEqualTo(30);
        assertThat(after.get("didIds")).isEmpty();
        assertThat(after.at("/openingHours/friday")).isEmpty();
        assertThat(after.at("/openingHours/monday")).isEqualTo(before.at("/openingHours/monday"));
        assertThat(after.at("/overflow/ringTimeoutSeconds").asInt()).isEqualTo(40);
        assertThat(after.at("/overflow/clientId")).isEqualTo(before.at("/overflow/clientId"));
        assertThat(after.get("repeatCallers").isNull()).isTrue();
        assertThat(List.of(
                        "tenantId",
                        "name",
                        "routingStrategy",
                        "dialPrefix",
                        "dailyCap",
                        "totalCallsAllowed",
                        "timeZone",
                        "maxCallSeconds",
                        "callerIdDidIds",
                        "whenUnavailable"))
                .allSatisfy(field -> assertThat(after.get(field)).as(field).isEqualTo(before.get(field)));
    }

    @Test
    void a_put_or_patch_without_effect_keeps_the_version_and_publishes_nothing() {
        requireSuccess(seller.put(link, "{\"weight\": 3}"));
        requireSuccess(seller.put(route, "{\"priority\": 3}"));
        JsonNode before = requireSuccess(seller.get(path));
        String events = eventCount();

        List.of(path, link, route).forEach(each -> requireSuccess(patch(seller, each, "{}")));
        requireSuccess(patch(seller, path, "{\"name\": \"Solar\"}"));
        requireSuccess(patch(seller, link, "{\"weight\": 3}"));
        requireSuccess(seller.put(path, campaign()));
        requireSuccess(seller.put(link, "{\"weight\": 3}"));
        requireSuccess(seller.put(route, "{\"priority\": 3}"));

        assertThat(requireSuccess(seller.get(path))).isEqualTo(before);
        assertThat(eventCount()).isEqualTo(events);
    }

    @Test
    void concurrent_patches_of_different_fields_all_hold() {
        requireSuccess(seller.put(link, "{}"));

        Stream<Supplier<HttpResponse<String>>> changes = IntStream.range(0, 5)
                .boxed()
                .flatMap(_ -> Stream.of(
                        () -> patch(seller, path, "{\"status\": \"inactive\"}"),
                        () -> patch(seller, path, "{\"dailyCap\": 7}"),
                        () -> patch(seller, path, "{\"maxConcurrency\": null}"),
                        () -> patch(seller, link, "{\"weight\": 9}"),
                        () -> patch(seller, link, "{\"hourlyCap\": 4}")));
        allAtOnce(changes).forEach(RoutingServiceFixture::requireSuccess);

        JsonNode campaign = requireSuccess(seller.get(path));
        assertThat(campaign.get("status").asString()).isEqualTo("inactive");
        assertThat(campaign.get("dailyCap").asInt()).isEqualTo(7);
        assertThat(campaign.get("maxConcurrency").isNull()).isTrue();
        assertThat(campaign.at("/clients/0/weight").asInt()).isEqualTo(9);
        assertThat(campaign.at("/clients/0/hourlyCap").asInt()).isEqualTo(4);
        assertThat(campaign.get("version").asLong()).isEqualTo(2 + 5);
    }

    @Test
    void an_invalid_patch_is_refused_and_changes_nothing() {
        JsonNode before = requireSuccess(seller.get(path));

        requireProblem(patch(seller, path, "{\"name\": null}"), 400, "request.invalid");
        requireProblem(patch(seller, path, "{\"dialTimeoutSeconds\": 601}"), 400, "request.invalid");
        requireProblem(patch(seller, path, "{\"colour\": 1}"), 400, "request.unknown-field");
        requireProblem(patch(seller, path, "{\"tenantId\": \"" + UUID.randomUUID() + "\"}"), 400, "request.invalid");
        requireProblem(
                patch(seller, path, "{\"carrierId\": \"" + carrier.id() + "\"}"), 422, "campaign.prefix-or-carrier");
        requireProblem(
                patch(seller, path, "{\"status\": \"inactive\"}", "If-Match", "\"9\""), 412, "precondition.failed");
        requireProblem(patch(seller, link, "{}"), 404, "resource.not-found");
        requireProblem(patch(seller, route, "{}"), 404, "resource.not-found");

        assertThat(requireSuccess(seller.get(path))).isEqualTo(before);
    }

    @Test
    void a_number_deleted_later_does_not_prevent_other_changes() {
        tenant.deleteNumber(number);

        requireSuccess(patch(seller, path, "{\"status\": \"inactive\"}"));
        requireSuccess(seller.put(link, "{}"));
        requireProblem(
                seller.post("/api/v1/campaigns", "{\"name\": \"New\", \"didIds\": [\"" + number.id() + "\"]}"),
                422,
                "did.unknown");
    }

    @Test
    void links_and_carriers_have_versions_of_their_own() {
        String other = path + "/clients/" + tenant.createClient().id();
        String first = etag(seller.put(link, "{\"weight\": 2}"));
        String second = etag(seller.put(other, "{}"));
        String third = etag(seller.put(route, "{\"priority\": 2}"));

        assertThat(List.of(etag(seller.get(link)), etag(seller.get(other)), etag(seller.get(route))))
                .containsExactly(first, second, third);
        assertThat(seller.send("GET", link, null, "If-None-Match", first).statusCode())
                .isEqualTo(304);
        JsonNode changed = requireSuccess(patch(seller, link, "{\"dailyCap\": 5}", "If-Match", first));
        assertThat(changed.get("weight").asInt()).isEqualTo(2);
        assertThat(changed.get("dailyCap").asInt()).isEqualTo(5);
        requireSuccess(patch(seller, other, "{\"priority\": 4}", "If-Match", second));
        JsonNode moved = requireSuccess(patch(seller, route, "{\"priority\": null}", "If-Match", third));
        assertThat(moved.get("priority").asInt()).isEqualTo(1);
        requireProblem(patch(seller, link, "{}", "If-Match", first), 412, "precondition.failed");
        requireProblem(seller.put(link, "{}", "If-Match", first), 412, "precondition.failed");
        requireProblem(seller.delete(link, "If-Match", first), 412, "precondition.failed");
        requireProblem(seller.delete(route, "If-Match", third), 412, "precondition.failed");
        assertThat(seller.delete(link, "If-Match", etag(seller.get(link))).statusCode())
                .isEqualTo(204);
        assertThat(seller.delete(route).statusCode()).isEqualTo(204);
        requireProblem(seller.get(link), 404, "resource.not-found");
        requireProblem(seller.get(route), 404, "resource.not-found");
        requireProblem(seller.put(link, "{}", "If-Match", first), 412, "precondition.failed");
        assertThat(etag(seller.put(link, "{}"))).isNotIn(first, second, third);
    }

    @Test
    void single_numbers_are_added_and_removed_and_repeats_change_nothing() {
        TenantFixture.DidFixture more = tenant.createNumber();
        String did = path + "/dids/" + more.id();

        assertThat(seller.put(did, "").statusCode()).isEqualTo(204);
        assertThat(seller.put(did, "").statusCode()).isEqualTo(204);
        JsonNode added = requireSuccess(seller.get(path));
        assertThat(added.get("didIds").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(number.id().toString(), more.id().toString());
        assertThat(added.get("version").asLong()).isEqualTo(2);
        assertThat(seller.delete(did).statusCode()).isEqualTo(204);
        assertThat(seller.delete(did).statusCode()).isEqualTo(204);
        JsonNode removed = requireSuccess(seller.get(path));
        assertThat(removed.get("didIds")).hasSize(1);
        assertThat(removed.get("version").asLong()).isEqualTo(3);
        requireProblem(seller.put(did, "", "If-Match", "\"2\""), 412, "precondition.failed");
        requireProblem(seller.put(path + "/dids/" + UUID.randomUUID(), ""), 422, "did.unknown");
    }

    @Test
    void several_numbers_are_added_with_a_result_for_each() {
        TenantFixture.DidFixture more = tenant.createNumber();
        TenantFixture.DidFixture last = tenant.createNumber();
        TenantFixture.DidFixture taken = tenant.createNumber();
        String holder = tenant.createCampaign(List.of(taken), List.of(client), List.of())
                .get("id")
                .asString();
        UUID unknown = UUID.randomUUID();

        JsonNode report = requireSuccess(seller.post(
                path + "/dids",
                "{\"ids\": [\"%s\", \"%s\", \"%s\", \"%s\", \"%s\", \"%s\"]}"
                        .formatted(taken.id(), more.id(), unknown, number.id(), more.id(), last.id())));

        assertThat(report.get("results").valueStream())
                .extracting(row -> row.get("id").asString() + " "
                        + row.get("result").asString() + " " + row.get("code").asString(""))
                .containsExactly(
                        taken.id() + " failed campaign.did-taken",
                        more.id() + " added ",
                        unknown + " failed did.unknown",
                        number.id() + " unchanged ",
                        last.id() + " added ");
        assertThat(report.at("/results/0/campaignId").asString()).isEqualTo(holder);
        assertThat(report.get("added").asLong()).isEqualTo(2);
        assertThat(report.get("failed").asLong()).isEqualTo(2);
        JsonNode campaign = requireSuccess(seller.get(path));
        assertThat(campaign.get("didIds").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(
                        number.id().toString(), more.id().toString(), last.id().toString());
        assertThat(campaign.get("version").asLong()).as("one change").isEqualTo(2);
        requireProblem(seller.post(path + "/dids", "{\"ids\": []}"), 400, "request.invalid");
    }

    @Test
    void numbers_that_can_all_be_added_are_one_change() {
        List<UUID> ids =
                IntStream.range(0, 5).mapToObj(_ -> tenant.createNumber().id()).toList();

        requireSuccess(seller.post(
                path + "/dids",
                "{\"ids\": [\""
                        + String.join("\",\"", ids.stream().map(UUID::toString).toList()) + "\"]}"));

        JsonNode campaign = requireSuccess(seller.get(path));
        assertThat(campaign.get("didIds")).hasSize(6);
        assertThat(campaign.get("version").asLong()).isEqualTo(2);
    }

    private String eventCount() {
        return routing.query("SELECT count(*) FROM audit_log WHERE entity_id = '" + id + "'");
    }

    private static String etag(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static List<HttpResponse<String>> allAtOnce(Stream<Supplier<HttpResponse<String>>> requests) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return requests.map(request -> CompletableFuture.supplyAsync(request, threads)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
