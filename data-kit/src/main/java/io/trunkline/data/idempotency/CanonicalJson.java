package io.trunkline.data.idempotency;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// One text for equal values: fields sorted by name, fields that are null left out, numbers by value (1.0 is 1), no
/// white space. So a field that a later release adds changes nothing for requests that do not set it, as long as it
/// may be null.
final class CanonicalJson {
    /// Not the service's mapper, whose settings may change; and only the components of records and the fields of
    /// classes, not what is computed from them.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(checker -> checker.withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
            .build();

    private CanonicalJson() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(sorted(MAPPER.valueToTree(value)));
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> sortedObject(object);
            case ArrayNode array -> sortedElements(array);
            case NumericNode number -> byValue(number);
            default -> node;
        };
    }

    private static JsonNode sortedObject(ObjectNode object) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        object.propertyNames().stream()
                .sorted()
                .filter(name -> !object.path(name).isNull())
                .forEach(name -> sorted.set(name, sorted(object.path(name))));
        return sorted;
    }

    private static JsonNode sortedElements(ArrayNode array) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> sorted.add(sorted(element)));
        return sorted;
    }

    /// Infinity, which [NumericNode#isNaN] counts as well, has no decimal value.
    private static JsonNode byValue(NumericNode node) {
        if (node.isNaN()) {
            return JsonNodeFactory.instance.stringNode(node.asString());
        }
        BigDecimal value = node.decimalValue();
        return JsonNodeFactory.instance.rawValueNode(
                new RawValue(value.stripTrailingZeros().toString()));
    }
}
