package io.trunkline.did;

import static io.trunkline.did.DidApi.add;
import static io.trunkline.did.DidApi.assertProblem;
import static io.trunkline.did.DidApi.body;
import static io.trunkline.did.DidApi.id;
import static io.trunkline.did.DidApi.json;
import static io.trunkline.did.DidApi.upload;
import static io.trunkline.did.TestEnvironment.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.RestClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExportIT {
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void an_export_imports_back_to_the_same_inventory(@ForAll("inventories") List<Map<String, Object>> inventory) {
        RestClient seller = TestEnvironment.signedInAsSeller(TestEnvironment.newTenant());
        inventory.forEach(did -> {
            var request = new LinkedHashMap<>(did);
            request.put("number", TestEnvironment.newNumber());
            add(seller, JsonMapper.shared().writeValueAsString(request));
        });
        var before = numbers(seller);
        String file = seller.get("/api/v1/dids/export").body();
        before.forEach(
                did -> assertThat(seller.delete("/api/v1/dids/" + id(did)).statusCode())
                        .isEqualTo(204));

        var report = json(upload(seller, file));

        assertThat(report.get("created").asInt()).as(report.toString()).isEqualTo(inventory.size());
        assertThat(configured(numbers(seller))).isEqualTo(configured(before));
        var again = json(upload(seller, "?mode=upsert", file));
        assertThat(again.get("unchanged").asInt()).as(again.toString()).isEqualTo(inventory.size());
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> inventories() {
        return dids().list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<Map<String, Object>> dids() {
        var texts = Arbitraries.strings()
                .withChars(" '\"=+-@,;|\t\r\n{}\\aZ9éß\u00A0\u200B\uFEFF\u2028")
                .ofMaxLength(12);
        var keys = Arbitraries.of("provider", "region", "notes", "Notes", "", "other key", "=x");
        var tags = Arbitraries.of("a", "b c", "north-east", "Ünï", "x:1").list().ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of("active", "available", "inactive", "suspended"),
                        Arbitraries.of("PJSIP", "-alpha", "beta_1"),
                        Arbitraries.longs().between(0, 1_000_000_000).injectNull(0.3),
                        Arbitraries.of("404", "0", "12345").injectNull(0.5),
                        tags,
                        Arbitraries.maps(keys, texts).ofMaxSize(5))
                .as((status, trunk, maxUsage, areaCode, tagList, metadata) -> {
                    Map<String, Object> did = new LinkedHashMap<>(
                            Map.of("status", status, "trunk", trunk, "tags", tagList, "metadata", metadata));
                    did.put("maxUsage", maxUsage);
                    did.put("areaCode", areaCode);
                    return did;
                });
    }

    private static List<JsonNode> numbers(RestClient seller) {
        var items = json(seller.get("/api/v1/dids?limit=200&sort=number")).get("items");
        return new ArrayList<>(items.values());
    }

    private static List<JsonNode> configured(List<JsonNode> dids) {
        return dids.stream()
                .<JsonNode>map(did ->
                        ((ObjectNode) did).without(Set.of("id", "createdAt", "updatedAt", "importId", "rawNumber")))
                .toList();
    }

    @Example
    void an_export_has_every_page_of_the_filters_and_only_the_tenant() {
        UUID tenant = TestEnvironment.newTenant();
        RestClient seller = TestEnvironment.signedInAsSeller(tenant);
        var rows = new StringBuilder("number,status,trunk\n");
        for (int i = 0; i < 450; i++) {
            rows.append(TestEnvironment.newNumber()).append(i < 9 ? ",inactive,alpha\n" : ",,\n");
        }
        assertThat(json(upload(seller, rows.toString())).get("success").asInt()).isEqualTo(450);
        add(TestEnvironment.signedInAsSeller(TestEnvironment.newTenant()), body(TestEnvironment.newNumber(), "active"));

        var response = seller.get("/api/v1/dids/export");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(response.body().lines()).hasSize(451).doesNotHaveDuplicates();
        assertThat(response.body().lines().findFirst())
                .hasValue("\uFEFFnumber,areaCode,trunk,status,maxUsage,tags,provider,region,notes,metadata,tenantId,"
                        + "usageCount,lastUsed,createdAt");
        assertThat(ADMIN.get("/api/v1/dids/export?status=inactive&trunk=alpha&tenantId=" + tenant)
                        .body()
                        .lines())
                .hasSize(10);
        assertProblem(seller.get("/api/v1/dids/export?status=asleep"), 400, "request.invalid");
        assertProblem(ADMIN.get("/api/v1/dids/export?tenantId=" + UUID.randomUUID()), 422, "tenant.unknown");
    }
}
