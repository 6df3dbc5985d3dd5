package io.trunkline.did;

import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.did.numbers.domain.RotationFilter;
import io.trunkline.events.configuration.CampaignChanged;
import io.trunkline.telephony.numbers.LocalPresence;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RotationIT {
    private static final Optional<String> ANY = Optional.empty();
    private static final UUID SMALL = TestEnvironment.newTenant();
    private static final UUID MIDDLE = TestEnvironment.newTenant();
    private static final UUID LARGE = TestEnvironment.newTenant();

    /// Many numbers with fewer calls are not in the rotation: half are at their limit, and a quarter is not active.
    private static final String INSERT_NUMBERS = """
            INSERT INTO did (id, tenant_id, number, area_code, trunk, status, max_usage, tags, metadata, version,
                created_at, updated_at, calls)
            SELECT gen_random_uuid(), 'TENANT', '+49' || (PREFIX + i), CAST(i % 20 AS text),
                'carrier-' || i % 20, CASE i % 4 WHEN 0 THEN 'AVAILABLE' ELSE 'ACTIVE' END,
                CASE WHEN i % 4 < 3 THEN i % 7 END, ARRAY['tag-' || i % 20],
                jsonb_build_object('region', 'region-' || i % 20), 1, now(), now(),
                CASE i % 4 WHEN 3 THEN 1000 + i % 97 ELSE i % 7 END
            FROM generate_series(1, COUNT) AS i;
            ANALYZE did;
            ANALYZE did_tag
            """;

    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);

    @BeforeAll
    static void insertNumbers() {
        insert(SMALL, 100, "30_000_000_000");
        insert(MIDDLE, 10_000, "32_000_000_000");
        insert(LARGE, 100_000, "31_000_000_000");
    }

    private static void insert(UUID tenant, int count, String prefix) {
        var _ = TestEnvironment.sql(INSERT_NUMBERS
                .replace("TENANT", tenant.toString())
                .replace("PREFIX", prefix.replace("_", ""))
                .replace("COUNT", String.valueOf(count)));
    }

    private static Stream<RotationFilter> filters() {
        return Stream.of(
                new RotationFilter(ANY, ANY, ANY, ANY),
                new RotationFilter(Optional.of("7"), ANY, ANY, ANY),
                new RotationFilter(ANY, Optional.of("region-7"), ANY, ANY),
                new RotationFilter(ANY, ANY, Optional.of("tag-7"), ANY),
                new RotationFilter(ANY, ANY, ANY, Optional.of("carrier-7")));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void the_choice_of_a_number_reads_as_many_rows_of_100_000_as_of_100(RotationFilter filter) throws Exception {
        assertThat(rowsRead(SMALL, filter)).isBetween(1.0, 2.0);
        assertThat(rowsRead(MIDDLE, filter)).isBetween(1.0, 2.0);
        assertThat(rowsRead(LARGE, filter)).isBetween(1.0, 2.0);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void the_choice_is_the_least_used_number_and_then_the_lowest_id(RotationFilter filter) {
        String condition = "tenant_id = '" + LARGE
                + "' AND status = 'ACTIVE' AND (max_usage IS NULL OR calls < max_usage)"
                + filter.areaCode()
                        .map(value -> " AND area_code = '" + value + "'")
                        .orElse("")
                + filter.region().map(value -> " AND region = '" + value + "'").orElse("")
                + filter.tag().map(value -> " AND '" + value + "' = ANY (tags)").orElse("")
                + filter.trunk().map(value -> " AND trunk = '" + value + "'").orElse("");
        String expected = TestEnvironment.sql("SELECT id FROM did WHERE " + condition + " ORDER BY calls, id LIMIT 1");
        String query = Stream.of(
                        filter.areaCode().map(value -> "areaCode=" + value),
                        filter.region().map(value -> "region=" + value),
                        filter.tag().map(value -> "tag=" + value),
                        filter.trunk().map(value -> "trunk=" + value))
                .flatMap(Optional::stream)
                .reduce("?tenantId=" + LARGE, (all, one) -> all + "&" + one);

        assertThat(id(json(TestEnvironment.ADMIN.get("/api/v1/dids/next-available" + query))))
                .isEqualTo(expected);
    }

    @Test
    void the_nearest_number_is_chosen_from_100_000_as_from_100() throws Exception {
        RotationFilter near = new RotationFilter(ANY, ANY, ANY, ANY)
                .withNear(new LocalPresence("+49", Optional.of("7"), List.of("8", "9")));

        assertThat(rowsRead(LARGE, near)).isBetween(1.0, 14.0);
        assertThat(rowsRead(SMALL, near)).isBetween(1.0, 14.0);
    }

    @Test
    void numbers_near_a_called_one_come_first() {
        String path = "/api/v1/dids/next-available?near=4045550100";
        String spain = addNumber("+34911239001");
        assertThat(id(json(seller.get(path)))).isEqualTo(spain);
        String alabama = addNumber(number("205"));
        assertThat(id(json(seller.get(path)))).isEqualTo(alabama);
        String augusta = addNumber(number("706"));
        assertThat(id(json(seller.get(path)))).isEqualTo(augusta);
        String atlanta = addNumber(number("404"));
        assertThat(id(json(seller.get(path)))).isEqualTo(atlanta);
        assertThat(id(json(seller.get("/api/v1/dids/next-available?near=%2B34911234567"))))
                .isEqualTo(spain);
        assertProblem(seller.get("/api/v1/dids/next-available?near=12"), 400, "number.invalid");
    }

    @Test
    void a_campaign_with_caller_ids_of_its_own_limits_the_choice_to_those() {
        String near = addNumber(number("404"));
        String far = addNumber(number("205"));
        UUID own = publishCampaign(List.of(UUID.fromString(far)));
        UUID all = publishCampaign(List.of());
        String path = "/api/v1/dids/next-available?near=4045550100&campaignId=";

        assertThat(id(json(seller.get(path + own)))).isEqualTo(far);
        assertThat(id(json(seller.get(path + all)))).isEqualTo(near);
        assertProblem(seller.get(path + UUID.randomUUID()), 409, "did.none-available");
        assertThat(id(json(seller.get("/api/v1/dids/next-available?areaCode=205&campaignId=" + own))))
                .isEqualTo(far);
        assertProblem(
                seller.get("/api/v1/dids/next-available?areaCode=404&campaignId=" + own), 409, "did.none-available");
    }

    private UUID publishCampaign(List<UUID> callerIds) {
        UUID id = UUID.randomUUID();
        TestEnvironment.EVENTS.publish(new CampaignChanged(
                id,
                1,
                false,
                tenant,
                "Spring",
                CampaignChanged.Status.INACTIVE,
                CampaignChanged.RoutingStrategy.PRIORITY,
                30,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                callerIds,
                null,
                null,
                null,
                null,
                null));
        Await.until(
                "campaign consumed",
                () -> TestEnvironment.sql("SELECT version FROM campaign WHERE id = '" + id + "'")
                        .equals("1"));
        return id;
    }

    private static String number(String areaCode) {
        return "+1" + areaCode + TestEnvironment.newNumber().substring(5);
    }

    private String addNumber(String number) {
        return id(DidApi.add(seller, "{\"number\":\"" + number + "\",\"status\":\"active\"}"));
    }

    @Test
    void filters_select_numbers_that_have_all_of_them_while_they_are_in_the_rotation() {
        String path = "/api/v1/dids/next-available";
        var both = add("active", "[\"a\",\"b\"]", "north");
        add("available", "[\"c\"]", "south");
        add("active", "[\"a\"]", "south");

        assertThat(id(json(seller.get(path + "?tag=a&region=north")))).isEqualTo(both);
        assertThat(id(json(seller.get(path + "?tag=b&trunk=PJSIP")))).isEqualTo(both);
        assertProblem(seller.get(path + "?tag=c"), 409, "did.none-available");
        assertProblem(seller.get(path + "?tag=a&region=west"), 409, "did.none-available");
        assertThat(seller.patch("/api/v1/dids/" + both, "{\"tags\":[\"d\"]}").statusCode())
                .isEqualTo(200);
        assertProblem(seller.get(path + "?tag=b"), 409, "did.none-available");
        assertThat(id(json(seller.get(path + "?tag=d")))).isEqualTo(both);
        assertThat(seller.patch("/api/v1/dids/" + both, "{\"status\":\"inactive\"}")
                        .statusCode())
                .isEqualTo(200);
        assertProblem(seller.get(path + "?tag=d"), 409, "did.none-available");
        assertThat(json(seller.get("/api/v1/dids?tag=a&region=south")).get("items"))
                .hasSize(1);
    }

    private String add(String status, String tags, String region) {
        return id(DidApi.add(
                seller,
                "{\"number\":\"" + TestEnvironment.newNumber() + "\",\"status\":\"" + status + "\",\"tags\":" + tags
                        + ",\"metadata\":{\"region\":\"" + region + "\"}}"));
    }

    /// The rows that the scans of the statement read, by EXPLAIN, as the role of requests.
    private static double rowsRead(UUID tenant, RotationFilter filter) throws Exception {
        var sql = Class.forName("io.trunkline.did.numbers.SqlRotation").getDeclaredMethod("sql", RotationFilter.class);
        sql.setAccessible(true);
        String statement = ((String) sql.invoke(null, filter))
                .replace(":tenant", "'" + tenant + "'")
                .replace(":nearArea", "'7'")
                .replace(":callingCode", "'+49'")
                .replace(":neighbors", "CAST('{8,9}' AS text[])")
                .replace(":areaCode", "'7'")
                .replace(":region", "'region-7'")
                .replace(":tag", "'tag-7'")
                .replace(":trunk", "'carrier-7'");
        return scanned(
                JsonMapper.shared().readTree(explain(tenant, statement)).get(0).get("Plan"));
    }

    private static String explain(UUID tenant, String statement) throws SQLException {
        try (var connection = TestEnvironment.API_ROLE.connect();
                var query = connection.createStatement()) {
            query.execute("SELECT set_config('trunkline.tenant', '" + tenant + "', false)");
            var result = query.executeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + statement);
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
