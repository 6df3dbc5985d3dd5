package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// PATCH, the same for each kind of entity.
class PatchIT {
    private static final int ROUNDS = 25;

    /// What a change always changes, or what follows from a status.
    private static final Set<String> DERIVED = Set.of("version", "updatedAt", "operatorStatus", "available");

    enum Kind {
        CARRIER(
                "carriers",
                "host",
                Map.of("status", "inactive"),
                Map.of("priority", 50, "dialTimeoutSeconds", 60),
                Set.of("maxChannels", "maxCallsPerSecond", "dialPrefix"),
                Map.of("port", 0),
                "carrier.port-out-of-range",
                List.of(Map.of("priority", 3), Map.of("maxChannels", 7))) {
            @Override
            Map<String, Object> draft(int number) {
                return Map.ofEntries(
                        entry("name", "Carrier " + number),
                        entry("description", "Backup"),
                        entry("provider", "twilio"),
                        entry("registrationType", "registration"),
                        entry("host", "sip" + number + ".example.com"),
                        entry("port", 5070),
                        entry("cidrs", List.of("203.0.113.0/28")),
                        entry("username", "u" + number),
                        entry("authUsername", "u1@example.com"),
                        entry("password", "secret"),
                        entry("fromUser", "+1404"),
                        entry("fromDomain", "example.com"),
                        entry("codecs", List.of("g722", "alaw")),
                        entry("dtmfMode", "inband"),
                        entry("qualifySeconds", 0),
                        entry("maxChannels", 20),
                        entry("priority", 1),
                        entry("status", "active"),
                        entry("dialPrefix", "5" + number),
                        entry("dialTimeoutSeconds", 25),
                        entry("numberFormat", "e164"),
                        entry("advancedSettings", Map.of("direct_media", "no", "rtp_timeout", 60)),
                        entry("maxCallsPerSecond", 5),
                        entry("failover", Map.of("403", "next", "cause:34", "end")));
            }
        },
        CLIENT(
                "clients",
                "name",
                Map.of("status", "inactive"),
                Map.of("qualifySeconds", 30, "dtmfMode", "rfc4733"),
                Set.of("description"),
                Map.of("codecs", List.of("mp3")),
                "endpoint.codec-unknown",
                List.of(Map.of("description", "New"), Map.of("qualifySeconds", 5))) {
            @Override
            Map<String, Object> draft(int number) {
                return Map.of(
                        "name",
                        "Center " + number,
                        "description",
                        "In Lisbon",
                        "codecs",
                        List.of("g722", "alaw"),
                        "dtmfMode",
                        "inband",
                        "qualifySeconds",
                        0,
                        "advancedSettings",
                        Map.of("rtp_timeout", 60));
            }
        },
        FIXED_CLIENT(
                "clients",
                "host",
                Map.of("status", "inactive"),
                Map.of("port", 5060),
                Set.of("description"),
                Map.of("host", "two words"),
                "client.host-invalid",
                List.of(Map.of("host", "192.0.2.8"), Map.of("port", 5090))) {
            @Override
            Map<String, Object> draft(int number) {
                return Map.of(
                        "name",
                        "Office " + number,
                        "mode",
                        "fixed",
                        "host",
                        "192.0.2.7",
                        "port",
                        5080,
                        "description",
                        "In Porto");
            }
        },
        TENANT(
                "tenants",
                "name",
                Map.of("status", "suspended"),
                Map.of("status", "active", "country", "US"),
                Set.of("maxCallsPerSecond"),
                Map.of("maxCallsPerSecond", 1001),
                "tenant.limit-out-of-range",
                List.of(Map.of("maxCallsPerSecond", 30), Map.of("destinations", Map.of("barred", List.of("+1900"))))) {
            @Override
            Map<String, Object> draft(int number) {
                return Map.of(
                        "name",
                        "Tenant " + number,
                        "country",
                        "PT",
                        "maxCallsPerSecond",
                        20,
                        "destinations",
                        Map.of("allowed", List.of("+44"), "barred", List.of()));
            }
        },
        USER(
                "users",
                "role",
                Map.of("status", "disabled"),
                Map.of("status", "active"),
                Set.of("displayName"),
                Map.of("role", "seller"),
                "user.tenant-mismatch",
                List.of(Map.of("displayName", "Ana B."), Map.of("status", "disabled"))) {
            @Override
            Map<String, Object> draft(int number) {
                return Map.of(
                        "username",
                        "ana" + number,
                        "displayName",
                        "Ana",
                        "role",
                        "staff",
                        "password",
                        "correct horse battery");
            }
        },
        DIALPLAN_LINE(
                "dialplan-lines",
                "exten",
                Map.of("appdata", "20"),
                Map.of("appdata", ""),
                Set.of(),
                Map.of("app", "Dial"),
                "dialplan.app-not-allowed",
                List.of(Map.of("priority", 2), Map.of("appdata", "30"))) {
            @Override
            Map<String, Object> draft(int number) {
                return Map.of("exten", "8" + number, "priority", 1, "app", "Busy", "appdata", "10");
            }
        };

        private final String collection;
        private final String required;
        private final Map<String, Object> change;
        private final Map<String, Object> defaults;
        private final Set<String> removable;
        private final Map<String, Object> invalid;
        private final String code;
        private final List<Map<String, Object>> independent;

        /// @param required a field that null cannot remove
        /// @param change a patch with effect
        /// @param defaults some fields with the values they have by default
        /// @param removable fields that are null by default
        /// @param invalid a patch that violates a rule
        /// @param code the problem of the invalid patch
        /// @param independent two patches of different fields
        Kind(
                String collection,
                String required,
                Map<String, Object> change,
                Map<String, Object> defaults,
                Set<String> removable,
                Map<String, Object> invalid,
                String code,
                List<Map<String, Object>> independent) {
            this.collection = collection;
            this.required = required;
            this.change = change;
            this.defaults = defaults;
            this.removable = removable;
            this.invalid = invalid;
            this.code = code;
            this.independent = independent;
        }

        /// A valid draft with every field that the kind has.
        abstract Map<String, Object> draft(int number);

        String create() {
            var response = API.post("/api/v1/" + collection, toJson(draft(TestEnvironment.uniqueNumber())));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
            return response.headers().firstValue("Location").orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_changes_only_the_fields_that_it_names(Kind kind) {
        var path = kind.create();
        var before = json(API.get(path));

        var response = API.patch(path, toJson(kind.change));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"2\"");
        var after = json(API.get(path));
        assertThat(after.get("version").asLong()).isEqualTo(2);
        assertContains(after, kind.change);
        assertThat(differences(before, after)).isEqualTo(kind.change.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_without_effect_changes_nothing(Kind kind) {
        var path = kind.create();
        var before = API.get(path).body();
        var same = new HashMap<>(kind.draft(0));
        same.keySet()
                .retainAll(Set.of("codecs", "failover", "advancedSettings", "destinations", "country", "role", "app"));

        for (var patch : List.of("{}", toJson(same))) {
            var response = API.patch(path, patch);

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
        }
        assertThat(API.get(path).body()).isEqualTo(before);
        assertThat(changes(path)).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void null_sets_the_default_or_removes_the_limit(Kind kind) {
        var path = kind.create();
        API.patch(path, toJson(kind.change));
        var patch = new HashMap<String, Object>();
        kind.defaults.keySet().forEach(field -> patch.put(field, null));
        kind.removable.forEach(field -> patch.put(field, null));

        var response = API.patch(path, toJson(patch));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var after = json(API.get(path));
        assertContains(after, kind.defaults);
        kind.removable.forEach(
                field -> assertThat(after.get(field).isNull()).as(field).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void an_invalid_patch_is_refused_and_changes_nothing(Kind kind) {
        var path = kind.create();
        var before = API.get(path).body();
        var requiredNull = new HashMap<String, Object>();
        requiredNull.put(kind.required, null);

        var unknown = API.patch(path, "{\"color\": \"red\"}");
        assertThat(problemCode(unknown)).isEqualTo("request.unknown-field");
        assertThat(problemCode(API.patch(path, "{\"color\": null}"))).isEqualTo("request.unknown-field");
        assertThat(json(unknown).get("errors").get(0).get("field").asString()).isEqualTo("color");
        var wrongType = API.patch(path, toJson(Map.of(kind.required, 17)));
        assertThat(problemCode(wrongType)).isEqualTo("request.invalid");
        assertThat(json(wrongType).get("errors").get(0).get("field").asString()).isEqualTo(kind.required);
        var invalid = API.patch(path, toJson(kind.invalid));
        assertThat(problemCode(invalid)).isEqualTo(kind.code);
        assertThat(API.patch(path, toJson(requiredNull)).statusCode()).isEqualTo(400);

        assertThat(API.get(path).body()).isEqualTo(before);
        assertThat(changes(path)).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void concurrent_patches_of_different_fields_all_take_effect(Kind kind) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                var path = kind.create();

                var statuses = threads
                        .invokeAll(kind.independent.stream()
                                .map(patch -> (Callable<Integer>)
                                        () -> API.patch(path, toJson(patch)).statusCode())
                                .toList())
                        .stream()
                        .map(done -> done.resultNow())
                        .toList();

                assertThat(statuses).containsExactly(200, 200);
                var after = json(API.get(path));
                assertThat(after.get("version").asLong()).isEqualTo(3);
                kind.independent.forEach(patch -> assertContains(after, patch));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_of_an_earlier_version_is_refused(Kind kind) {
        var path = kind.create();
        var patch = toJson(kind.change);

        assertThat(API.patch(path, patch, "If-Match", "\"1\"").statusCode()).isEqualTo(200);
        var late = API.patch(path, patch, "If-Match", "\"1\"");

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(problemCode(late)).isEqualTo("precondition.failed");
    }

    @ParameterizedTest
    @EnumSource
    void only_a_merge_patch_is_accepted(Kind kind) {
        var path = kind.create();
        var patch = toJson(kind.change);

        var refused = API.patch(path, patch, "Content-Type", "application/json-patch+json");
        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.headers().firstValue("Accept-Patch")).hasValue("application/merge-patch+json");
        assertThat(API.patch(path, patch, "Content-Type", "application/merge-patch+json")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void assertContains(JsonNode entity, Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            var expected = TestEnvironment.json(toJson(value));
            var actual = entity.get(name);
            if (expected.isObject()) {
                expected.propertyNames()
                        .forEach(inner -> assertThat(actual.get(inner)).isEqualTo(expected.get(inner)));
            } else {
                assertThat(actual).as(name).isEqualTo(expected);
            }
        });
    }

    private static Set<String> differences(JsonNode before, JsonNode after) {
        return before.propertyNames().stream()
                .filter(name -> !DERIVED.contains(name))
                .filter(name -> !before.get(name).equals(after.get(name)))
                .collect(Collectors.toSet());
    }

    /// How many changes the audit log has. Each of them is also an event.
    private static String changes(String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return sql("SELECT count(*) FROM audit_log WHERE entity_id = '" + id + "'");
    }
}
