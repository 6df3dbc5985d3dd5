package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.ListPages;
import io.trunkline.testkit.RestClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lists of campaigns, blocked callers, leases and available clients. Two tenants have campaigns of the same
/// names and block the same callers, and some rows were created at the same time.
class ListsIT {
    private static final RoutingServiceFixture ROUTING = RoutingServiceFixture.shared();
    private static final String MARK = "listed" + UUID.randomUUID().toString().substring(0, 8);
    private static final List<TenantFixture> TENANTS = List.of(new TenantFixture(ROUTING), new TenantFixture(ROUTING));
    private static final List<String> CALLS =
            List.of(TenantFixture.newCallId(), TenantFixture.newCallId(), TenantFixture.newCallId());
    private static String campaign = "";

    @BeforeAll
    static void create() {
        for (TenantFixture tenant : TENANTS) {
            int last = 0;
            for (String letter : List.of("b", "C", "a")) {
                String status = letter.equals("C") ? "inactive" : "active";
                requireSuccess(
                        ROUTING.api().post("/api/v1/campaigns", """
                        {"tenantId": "%s", "name": "%s", "status": "%s"}
                        """.formatted(tenant.tenantId, MARK + letter, status)));
                requireSuccess(ROUTING.api()
                        .post("/api/v1/blocked-callers", """
                        {"tenantId": "%s", "number": "+1312555010%d", "note": "%s"}
                        """.formatted(tenant.tenantId, last++, MARK + letter)));
            }
        }
        ROUTING.query("UPDATE campaigns SET created_at = '2026-01-02T03:04:05.000006Z' WHERE name LIKE '" + MARK
                + "%' AND status = 'active'");
        ROUTING.query("UPDATE blocked_callers SET created_at = '2026-01-02T03:04:05.000006Z' WHERE note LIKE '" + MARK
                + "%' AND caller <> '+13125550100'");
        holdLeases();
    }

    private static void holdLeases() {
        TenantFixture tenant = TENANTS.getFirst();
        TenantFixture.DidFixture number = tenant.createNumber();
        campaign = tenant.createCampaign(List.of(number), List.of(tenant.createClient()), List.of())
                .get("id")
                .asString();
        for (String call : CALLS) {
            assertThat(ROUTING.askNext(QuestionFields.inbound(call, number.e164())))
                    .startsWith("DIAL|");
        }
        ROUTING.query("UPDATE leases SET taken_at = '2026-01-02T03:04:05.000006Z' WHERE call_id IN ('" + CALLS.get(1)
                + "', '" + CALLS.get(2) + "')");
    }

    @ParameterizedTest
    @CsvSource({
        "campaigns,       name,      6",
        "campaigns,       createdAt, 6",
        "blocked-callers, number,    6",
        "blocked-callers, createdAt, 6",
        "leases,          takenAt,   3",
    })
    void every_row_is_on_one_page_in_each_order(String kind, String sort, int rows) {
        var list = new ListPages(ROUTING.api(), "/api/v1/" + kind, "id");
        String mine = (kind.equals("leases") ? "campaignId=" + campaign : "q=" + MARK) + "&sort=";

        var ascending = list.all(mine + sort);

        assertThat(ascending).hasSize(rows).doesNotHaveDuplicates();
        assertThat(list.all(mine + "-" + sort)).isEqualTo(ascending.reversed());
        assertThat(list.count(mine + sort)).isEqualTo(rows);
        assertThat(list.problemCode("sort=color")).isEqualTo("request.invalid");
        assertThat(list.problemCode("color=red")).isEqualTo("request.unknown-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "campaigns,       name,   '',                               a a b b C C",
        "campaigns,       name,   tenantId=TENANT,                  a b C",
        "campaigns,       name,   tenantId=TENANT&status=inactive,  C",
        "campaigns,       name,   tenantId=TENANT&status=inactive&status=active&sort=-name, C b a",
        "campaigns,       name,   name=MARKC,                       C C",
        "campaigns,       name,   name=MARKc,                       ''",
        "blocked-callers, note,   '',                               b b C C a a",
        "blocked-callers, note,   tenantId=TENANT,                  b C a",
        "blocked-callers, note,   tenantId=TENANT&sort=-number,     a C b",
        "blocked-callers, note,   number=(312)%20555-0100,          b b",
        "leases,          callId, campaignId=CAMPAIGN&callId=CALL,  CALL",
        "leases,          callId, campaignId=CAMPAIGN&callId=CALL&tenantId=TENANT&node=ast1, CALL",
        "leases,          callId, campaignId=CAMPAIGN&node=ast9,    ''",
    })
    void a_list_has_filters_and_an_order(String kind, String field, String parameters, String expected) {
        var values = Map.of(
                "MARK",
                MARK,
                "TENANT",
                TENANTS.getFirst().tenantId.toString(),
                "CAMPAIGN",
                campaign,
                "CALL",
                CALLS.getFirst());
        String search = kind.equals("leases") ? "" : "q=" + MARK.toUpperCase() + "&";

        var found = new ListPages(ROUTING.api(), "/api/v1/" + kind, field).all(search + replaced(parameters, values));

        assertThat(String.join(" ", found).replace(MARK, "")).isEqualTo(replaced(expected, values));
    }

    private static String replaced(String text, Map<String, String> values) {
        String result = text;
        for (var value : values.entrySet()) {
            result = result.replace(value.getKey(), value.getValue());
        }
        return result;
    }

    @Test
    void a_seller_lists_its_own_tenant_only() {
        UUID own = TENANTS.getFirst().tenantId;
        RestClient seller = ROUTING.api().withToken(ROUTING.tokens.seller(own));
        for (String path : List.of("/api/v1/campaigns", "/api/v1/blocked-callers")) {
            var list = new ListPages(seller, path, "id");
            assertThat(list.all("q=" + MARK)).hasSize(3);
            assertThat(list.all("q=" + MARK + "&tenantId=" + own)).hasSize(3);
            requireProblem(seller.get(path + "?tenantId=" + TENANTS.getLast().tenantId), 422, "tenant.unknown");
            requireProblem(ROUTING.api().get(path + "?tenantId=" + UUID.randomUUID()), 422, "tenant.unknown");
        }
    }

    @Test
    void available_clients_are_found_by_name() {
        var client = TENANTS.getFirst().createClient();
        var list = new ListPages(ROUTING.api(), "/api/v1/campaigns/" + campaign + "/available-clients", "id");

        assertThat(list.all("name=" + client.endpointId()))
                .containsExactly(client.id().toString());
        assertThat(list.all("q=" + client.endpointId().substring(3).toUpperCase()))
                .containsExactly(client.id().toString());
        var all = list.all("sort=name");
        assertThat(all).doesNotHaveDuplicates().contains(client.id().toString());
        assertThat(list.all("sort=-name")).isEqualTo(all.reversed());
        assertThat(list.count("sort=name")).isEqualTo(all.size());
    }

    @Test
    void available_carriers_are_found_by_name_and_status() {
        var carrier = TENANTS.getFirst().createIpCarrier(1);
        var list = new ListPages(ROUTING.api(), "/api/v1/campaigns/" + campaign + "/available-carriers", "id");
        String id = carrier.id().toString();

        assertThat(list.all("name=" + carrier.endpointId())).containsExactly(id);
        assertThat(list.all("q=" + carrier.endpointId().substring(3).toUpperCase()))
                .containsExactly(id);
        assertThat(list.all("status=active&name=" + carrier.endpointId())).containsExactly(id);
        assertThat(list.all("status=maintenance&status=inactive&name=" + carrier.endpointId()))
                .isEmpty();
        var all = list.all("sort=name");
        assertThat(all).doesNotHaveDuplicates().contains(id);
        assertThat(list.all("sort=-name")).isEqualTo(all.reversed());
        assertThat(list.count("sort=name")).isEqualTo(all.size());
    }
}
