package io.trunkline.standalone.deployment;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// Checks objects of operators, which are not part of Kubernetes, by the schemas in `custom-resources.yaml`.
final class CustomResources {
    private static final String DEFINITIONS = "$defs";
    private static final Map<String, Object> SCHEMAS = Manifests.asMap(new Yaml()
            .load(Objects.requireNonNull(CustomResources.class.getResourceAsStream("/custom-resources.yaml"))));
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = new JsonMapper();

    private CustomResources() {}

    /// @return what is wrong with the object, empty if it is valid
    static List<String> errors(Map<String, Object> object) {
        Object spec = SCHEMAS.get(CoreObjects.type(object));
        if (spec == null) {
            return List.of("no schema of " + CoreObjects.type(object));
        }
        return schema(Manifests.asMap(spec)).validate(JSON.valueToTree(object)).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema(Map<String, Object> properties) {
        Map<String, Object> spec = new LinkedHashMap<>(properties);
        spec.put("type", "object");
        spec.put("additionalProperties", false);
        Map<String, Object> definitions = new LinkedHashMap<>(Manifests.asMap(SCHEMAS.get(DEFINITIONS)));
        definitions.put("spec", spec);
        return REGISTRY.getSchema(JSON.valueToTree(Map.of(DEFINITIONS, definitions, "$ref", "#/$defs/resource")));
    }
}
