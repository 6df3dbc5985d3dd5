package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.problemCode;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
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

/// PATCH, and PUT without effect, the same for each kind of entity.
class PatchIT {
    private static final int ROUNDS = 25;

    /// What a change always changes, or what follows from a status.
    private static final Set<String> DERIVED = Set.of("version", "updatedAt", "operatorStatus", "available");

    @ParameterizedTest
    @EnumSource
    void a_patch_changes_only_the_fields_that_it_names(EntityKind kind) {
        var path = kind.create();
        var before = json(API.get(path));

        var response = API.patch(path, toJson(kind.change()));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"2\"");
        var after = json(API.get(path));
        assertThat(after.get("version").asLong()).isEqualTo(2);
        assertContains(after, kind.change());
        assertThat(differences(before, after)).isEqualTo(kind.change().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_without_effect_changes_nothing(EntityKind kind) {
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
    void a_put_without_effect_changes_nothing(EntityKind kind) {
        var draft = new HashMap<>(kind.newDraft());
        var path = kind.create(draft);
        var before = API.get(path).body();
        draft.remove("password");

        var response = API.put(path, toJson(draft));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(API.get(path).body()).isEqualTo(before);
        assertThat(changes(path)).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void null_sets_the_default_or_removes_the_limit(EntityKind kind) {
        var path = kind.create();
        API.patch(path, toJson(kind.change()));
        var patch = new HashMap<String, Object>();
        kind.defaults().keySet().forEach(field -> patch.put(field, null));
        kind.removable().forEach(field -> patch.put(field, null));

        var response = API.patch(path, toJson(patch));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var after = json(API.get(path));
        assertContains(after, kind.defaults());
        kind.removable()
                .forEach(
                        field -> assertThat(after.get(field).isNull()).as(field).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void an_invalid_patch_is_refused_and_changes_nothing(EntityKind kind) {
        var path = kind.create();
        var before = API.get(path).body();
        var requiredNull = new HashMap<String, Object>();
        requiredNull.put(kind.required(), null);

        var unknown = API.patch(path, "{\"color\": \"red\"}");
        assertThat(problemCode(unknown)).isEqualTo("request.unknown-field");
        assertThat(problemCode(API.patch(path, "{\"color\": null}"))).isEqualTo("request.unknown-field");
        assertThat(json(unknown).get("errors").get(0).get("field").asString()).isEqualTo("color");
        var wrongType = API.patch(path, toJson(Map.of(kind.required(), 17)));
        assertThat(problemCode(wrongType)).isEqualTo("request.invalid");
        assertThat(json(wrongType).get("errors").get(0).get("field").asString()).isEqualTo(kind.required());
        var invalid = API.patch(path, toJson(kind.invalid()));
        assertThat(problemCode(invalid)).isEqualTo(kind.code());
        assertThat(API.patch(path, toJson(requiredNull)).statusCode()).isEqualTo(400);

        assertThat(API.get(path).body()).isEqualTo(before);
        assertThat(changes(path)).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void concurrent_patches_of_different_fields_all_take_effect(EntityKind kind) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                var path = kind.create();

                var statuses = threads
                        .invokeAll(kind.independent().stream()
                                .map(patch -> (Callable<Integer>)
                                        () -> API.patch(path, toJson(patch)).statusCode())
                                .toList())
                        .stream()
                        .map(done -> done.resultNow())
                        .toList();

                assertThat(statuses).containsExactly(200, 200);
                var after = json(API.get(path));
                assertThat(after.get("version").asLong()).isEqualTo(3);
                kind.independent().forEach(patch -> assertContains(after, patch));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_of_an_earlier_version_is_refused(EntityKind kind) {
        var path = kind.create();
        var patch = toJson(kind.change());

        assertThat(API.patch(path, patch, "If-Match", "\"1\"").statusCode()).isEqualTo(200);
        var late = API.patch(path, patch, "If-Match", "\"1\"");

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(problemCode(late)).isEqualTo("precondition.failed");
    }

    @ParameterizedTest
    @EnumSource
    void only_a_merge_patch_is_accepted(EntityKind kind) {
        var path = kind.create();
        var patch = toJson(kind.change());

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
