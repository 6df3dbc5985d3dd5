package io.trunkline.routing;

import static io.trunkline.routing.RoutingServiceFixture.patch;
import static io.trunkline.routing.RoutingServiceFixture.requireProblem;
import static io.trunkline.routing.RoutingServiceFixture.requireSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.routing.decision.domain.outbound.CallerIdChoice;
import io.trunkline.telephony.numbers.LocalPresence;
import io.trunkline.testkit.Await;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DidRotationIT {
    private static final CallerIdChoice ANY = CallerIdChoice.any(Optional.empty());

    private static CallerIdChoice choice(String areaCode, String region, String tag, String trunk, LocalPresence near) {
        return new CallerIdChoice(
                Optional.empty(),
                Optional.ofNullable(areaCode),
                Optional.ofNullable(region),
                Optional.ofNullable(tag),
                Optional.ofNullable(trunk),
                Optional.ofNullable(near));
    }

    /// Three quarters of the numbers have fewer calls, and are at their limit or not active.
    private static final String INSERT_NUMBERS = """
            INSERT INTO caps (id, kind, total)
            SELECT CAST(md5('TENANT' || i) AS uuid), 'did', CASE i % 4 WHEN 3 THEN 1000 + i % 97 ELSE i % 7 END
            FROM generate_series(1, COUNT) AS i;
            INSERT INTO known_dids (did_id, version, deleted, tenant_id, number, trunk, status, max_usage,
                area_code, region, tags)
            SELECT CAST(md5('TENANT' || i) AS uuid), 1, false, 'TENANT', '+49' || (31000000000 + i),
                'carrier-' || i % 53,
                CASE i % 4 WHEN 0 THEN 'inactive' ELSE 'active' END, CASE WHEN i % 4 < 3 THEN i % 7 END,
                CAST(30 + i % 59 AS text), 'region-' || i % 59, ARRAY['tag-' || i % 59]
            FROM generate_series(1, COUNT) AS i
            """;

    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();

    @Test
    void the_choice_of_a_caller_id_reads_as_many_rows_of_100_000_numbers_as_of_100() throws Exception {
        UUID small = insert(100);
        UUID middle = insert(10_000);
        UUID large = insert(100_000);
        routing.query("ANALYZE did_rotation; ANALYZE did_rotation_tags; ANALYZE known_dids; ANALYZE caps");

        // the number in the rotation, the number, its cap, and what row security reads for the cap
        assertThat(rowsRead(small, ANY)).isBetween(3.0, 4.0);
        assertThat(rowsRead(middle, ANY)).isBetween(3.0, 4.0);
        assertThat(rowsRead(large, ANY)).isBetween(3.0, 4.0);
        for (CallerIdChoice choice : List.of(
                choice("37", null, null, null, null),
                choice(null, "region-7", null, null, null),
                choice(null, null, "tag-7", null, null),
                choice(null, null, null, "carrier-7", null),
                choice(
                        null,
                        null,
                        null,
                        null,
                        new LocalPresence("+49", Optional.of("31"), List.of("32", "33", "34"))))) {
            assertThat(rowsRead(large, choice)).as(choice.toString()).isBetween(1.0, 20.0);
        }
        assertThat(chosen(large)).isEqualTo(routing.query("""
                        SELECT d.did_id FROM known_dids d JOIN caps c ON c.id = d.did_id
                        WHERE d.tenant_id = 'TENANT' AND d.status = 'active'
                          AND (d.max_usage IS NULL OR c.total < d.max_usage)
                        ORDER BY c.total, d.did_id LIMIT 1
                        """.replace("TENANT", large.toString())));
    }

    /// Rows of the tables with numbers that the whole order reads. A scan would read all of them.
    @Test
    void an_order_reads_as_few_rows_of_100_000_numbers_as_of_100() {
        Map<Integer, TenantFixture> tenants = new LinkedHashMap<>();
        for (int numbers : List.of(100_000, 10_000, 100)) {
            TenantFixture town = new TenantFixture(routing);
            insert(town.tenantId, numbers);
            tenants.put(numbers, town);
        }
        routing.query("ANALYZE did_rotation; ANALYZE known_dids; ANALYZE caps");

        tenants.forEach((numbers, town) ->
                assertThat(rowsReadByAnOrder(town)).as(numbers + " numbers").isLessThan(60.0));
    }

    private double rowsReadByAnOrder(TenantFixture town) {
        int orders = 20;
        var carrier = town.createIpCarrier(10);
        String order = "{\"to\": \"+13125550111\", \"carrier\": \"" + carrier.endpointId() + "\", \"tenantId\": \""
                + town.tenantId + "\"}";
        long before = rowsRead("relname IN ('did_rotation', 'known_dids', 'caps')");
        long rotationBefore = rowsRead("relname = 'did_rotation'");
        for (int i = 0; i < orders; i++) {
            requireSuccess(routing.api().post("/api/v1/calls", order));
        }
        Await.until(
                "PostgreSQL has counted the orders",
                () -> rowsRead("relname = 'did_rotation'") >= rotationBefore + orders);
        return (rowsRead("relname IN ('did_rotation', 'known_dids', 'caps')") - before) / (double) orders;
    }

    private long rowsRead(String tables) {
        return Long.parseLong(routing.query(
                "SELECT sum(COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0)) FROM pg_stat_user_tables WHERE "
                        + tables));
    }

    @Test
    void the_rotation_follows_orders_and_changes_of_numbers() {
        TenantFixture town = new TenantFixture(routing);
        var carrier = town.createIpCarrier(10);
        var number = town.createNumber();
        var inactive = town.createNumber(DidChanged.Status.INACTIVE, null, "PJSIP");
        String order = "{\"to\": \"+13125550111\", \"carrier\": \"" + carrier.endpointId() + "\", \"tenantId\": \""
                + town.tenantId + "\"}";

        requireSuccess(routing.api().post("/api/v1/calls", order));
        requireSuccess(routing.api().post("/api/v1/calls", order));

        assertThat(rotation(number.id())).isEqualTo("2|");
        assertThat(rotation(inactive.id())).isEmpty();
        town.deleteNumber(number);
        assertThat(rotation(number.id())).isEmpty();
        assertThat(routing.query("""
                        SELECT count(*) FROM did_rotation r LEFT JOIN caps c ON c.id = r.did_id
                        WHERE r.used <> COALESCE(c.total, 0)
                        """)).isEqualTo("0");
    }

    @Test
    void an_order_chooses_its_caller_id_by_filters_and_by_distance() {
        TenantFixture town = new TenantFixture(routing);
        var carrier = town.createIpCarrier(50);
        var spain = town.createNumberWithTags("+34911230001", "PJSIP", List.of());
        var alabama = town.createNumberWithTags("+12055550101", "alpha", List.of("solar"));
        var augusta = town.createNumberWithTags("+17065550102", "PJSIP", List.of("solar", "b"));
        var atlanta = town.createNumberWithTags("+14045550103", "PJSIP", List.of());
        String order = "{\"to\": \"TO\", \"carrier\": \"" + carrier.endpointId() + "\", \"tenantId\": \""
                + town.tenantId + "\", \"rotation\": {ROTATION}}";

        assertThat(callerId(order, "+14045550100", "\"localPresence\": true")).isEqualTo(atlanta.e164());
        assertThat(callerId(order, "+14045550100", "\"localPresence\": true")).isEqualTo(atlanta.e164());
        assertThat(callerId(order, "+17705550100", "\"localPresence\": true")).isEqualTo(augusta.e164());
        assertThat(callerId(order, "+12125550100", "\"localPresence\": true")).isEqualTo(alabama.e164());
        assertThat(callerId(order, "+14045550100", "\"localPresence\": true, \"tag\": \"solar\""))
                .isEqualTo(augusta.e164());
        assertThat(callerId(order, "+14045550100", "\"areaCode\": \"205\"")).isEqualTo(alabama.e164());
        assertThat(callerId(order, "+14045550100", "\"trunk\": \"alpha\"")).isEqualTo(alabama.e164());
        assertThat(callerId(order, "+14045550100", "\"tag\": \"b\", \"region\": \"north\""))
                .isEqualTo(augusta.e164());
        requireProblem(
                routing.api().post("/api/v1/calls", order(order, "+14045550100", "\"region\": \"south\"")),
                409,
                "did.none-available");
        requireProblem(
                routing.api()
                        .post(
                                "/api/v1/calls",
                                order(order, "+14045550100", "")
                                        .replace("{\"to\"", "{\"from\": \"" + spain.id() + "\", \"to\"")),
                400,
                "request.invalid");
    }

    private static String order(String order, String to, String rotation) {
        return order.replace("TO", to).replace("ROTATION", rotation);
    }

    private String callerId(String order, String to, String rotation) {
        String call = requireSuccess(routing.api().post("/api/v1/calls", order(order, to, rotation)))
                .get("callId")
                .asString();
        return requireSuccess(routing.api().get("/api/v1/calls/" + call))
                .get("callerId")
                .asString();
    }

    @Test
    void the_nearest_number_of_a_campaign_with_caller_ids_of_its_own_is_one_of_those() {
        TenantFixture town = new TenantFixture(routing);
        var atlanta = town.createNumberWithTags("+14045550111", "PJSIP", List.of());
        var alabama = town.createNumberWithTags("+12055550112", "PJSIP", List.of("solar"));
        var spain = town.createNumberWithTags("+34911230113", "PJSIP", List.of());
        JsonNode campaign = town.createCampaign(List.of(atlanta), List.of(), List.of(town.createIpCarrier(50)));
        requireSuccess(patch(
                routing.api(),
                "/api/v1/campaigns/" + campaign.get("id").asString(),
                "{\"callerIdDidIds\": [\"" + alabama.id() + "\", \"" + spain.id() + "\"]}"));
        String order =
                "{\"to\": \"TO\", \"campaignId\": \"" + campaign.get("id").asString() + "\", \"rotation\": {ROTATION}}";

        assertThat(callerId(order, "+14045550100", "\"localPresence\": true")).isEqualTo(alabama.e164());
        assertThat(callerId(order, "+14045550100", "\"tag\": \"solar\"")).isEqualTo(alabama.e164());
        assertThat(callerId(order, "+14045550100", "")).isEqualTo(spain.e164());
    }

    private String rotation(UUID did) {
        return routing.query("SELECT used, max_usage FROM did_rotation WHERE did_id = '" + did + "'");
    }

    private UUID insert(int count) {
        UUID tenant = UUID.randomUUID();
        insert(tenant, count);
        return tenant;
    }

    private void insert(UUID tenant, int count) {
        routing.query(INSERT_NUMBERS.replace("TENANT", tenant.toString()).replace("COUNT", String.valueOf(count)));
    }

    /// The statement that chooses a caller ID.
    private static String statement(UUID tenant, CallerIdChoice choice) throws ReflectiveOperationException {
        var sql = Class.forName("io.trunkline.routing.decision.SqlCallerIdRotation")
                .getDeclaredMethod("sql", CallerIdChoice.class);
        sql.setAccessible(true);
        return ((String) sql.invoke(null, choice))
                .replace(":tenant", "'" + tenant + "'")
                .replace(":campaign", "NULL")
                .replace(":callingCode", "'+49'")
                .replace(":nearArea", "'31'")
                .replace(":neighbors", "'{32,33,34}'")
                .replace(":areaCode", "'37'")
                .replace(":region", "'region-7'")
                .replace(":tag", "'tag-7'")
                .replace(":trunk", "'carrier-7'");
    }

    private String chosen(UUID tenant) throws Exception {
        return run(tenant, statement(tenant, ANY));
    }

    /// The rows that the scans of the statement read, by EXPLAIN, as the role of requests.
    private double rowsRead(UUID tenant, CallerIdChoice choice) throws Exception {
        String plan = run(tenant, "EXPLAIN (ANALYZE, FORMAT JSON) " + statement(tenant, choice));
        return scanned(JsonMapper.shared().readTree(plan).get(0).get("Plan"));
    }

    private String run(UUID tenant, String statement) throws SQLException {
        try (var connection = routing.apiRole.connect();
                var query = connection.createStatement()) {
            query.execute("SELECT set_config('trunkline.tenant', '" + tenant + "', false)");
            var result = query.executeQuery(statement);
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static double scanned(JsonNode plan) {
        double rows = 0;
        if (plan.has("Relation Name")) {
            double loops = plan.get("Actual Loops").asDouble();
            for (String read : List.of("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")) {
                rows += plan.has(read) ? plan.get(read).asDouble() * loops : 0;
            }
        }
        if (plan.has("Plans")) {
            for (JsonNode child : plan.get("Plans")) {
                rows += scanned(child);
            }
        }
        return rows;
    }
}
