package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.platform.SecretUpdateJson;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Drafts of carriers from the JSON properties that a test names, and what the rules say about them.
final class CarrierDraftFixture {
    private static final JsonMapper JSON = newMapper();

    private CarrierDraftFixture() {}

    static CarrierDraft draft(Map<String, Object> properties) {
        var all = new HashMap<String, Object>(Map.of("name", "Alpha", "host", "sip.example.com"));
        all.putAll(properties);
        return JSON.convertValue(all, CarrierDraft.class);
    }

    static CarrierSettings validSettings(Map<String, Object> properties) {
        return switch (CarrierRules.check(draft(properties), false)) {
            case ValidationResult.Valid(var settings) -> settings;
            case ValidationResult.Invalid(var violations) -> throw new AssertionError(violations);
        };
    }

    static List<Violation> violations(Map<String, Object> properties) {
        return CarrierRules.check(draft(properties), false) instanceof ValidationResult.Invalid(var found)
                ? found
                : List.of();
    }

    static CarrierDraft withAdvancedSettings(CarrierDraft draft, Map<String, Object> settings) {
        ObjectNode tree = JSON.valueToTree(draft);
        ((ObjectNode) tree.get("advancedSettings")).setAll((ObjectNode) JSON.<ObjectNode>valueToTree(settings));
        return JSON.treeToValue(tree, CarrierDraft.class);
    }

    static String toJson(CarrierDraft draft) {
        return JSON.writeValueAsString(draft);
    }

    private static JsonMapper newMapper() {
        var builder = JsonMapper.builder();
        SecretUpdateJson.configure(builder);
        return builder.build();
    }
}
