package io.trunkline.events.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trunkline.events.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas of records, from their components and comments. A record or enum becomes a named schema, to which
/// others refer. A field is required unless its component is `@Nullable` or is left out when empty.
final class EventSchemas {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CONSTANT = Pattern.compile("`([A-Z][A-Z0-9_]*)`");

    private final SourceComments comments =
            SourceComments.read(Path.of("src/main/java"), Path.of("../telephony-kit/src/main/java"));
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    /// The schemas so far, by name.
    Map<String, ObjectNode> named() {
        return schemas;
    }

    /// A reference to the schema of a record or an enum, which is created with all that it refers to.
    ObjectNode reference(Class<?> type) {
        String name = nameOf(type);
        if (!schemas.containsKey(name)) {
            ObjectNode schema = JSON.createObjectNode();
            schemas.put(name, schema);
            fill(schema, type);
        }
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    /// The schema of a component with its description. Beside a `$ref`, tools ignore a description and people
    /// read it.
    ObjectNode property(RecordComponent component) {
        ObjectNode schema = JSON.createObjectNode();
        description(component).ifPresent(text -> schema.put("description", text));
        return schema.setAll(schemaOf(component.getGenericType()));
    }

    /// `CarrierChanged.Status` is `CarrierChangedStatus`.
    private static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : nameOf(outer) + type.getSimpleName();
    }

    private void fill(ObjectNode schema, Class<?> type) {
        typeDescription(type).ifPresent(text -> schema.put("description", text));
        if (type.isEnum()) {
            schema.put("type", "string");
            ArrayNode names = schema.putArray("enum");
            Stream.of(type.getEnumConstants()).map(Enum.class::cast).forEach(constant -> names.add(wireName(constant)));
            return;
        }
        schema.put("type", "object");
        List<String> required = Stream.of(type.getRecordComponents())
                .filter(EventSchemas::isRequired)
                .map(RecordComponent::getName)
                .toList();
        if (!required.isEmpty()) {
            ArrayNode names = schema.putArray("required");
            required.forEach(names::add);
        }
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), property(component));
        }
    }

    private static boolean isRequired(RecordComponent component) {
        JsonInclude inclusion = component.getAccessor().getAnnotation(JsonInclude.class);
        boolean absentWhenEmpty = inclusion != null && inclusion.value() == JsonInclude.Include.NON_EMPTY;
        return !absentWhenEmpty && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private ObjectNode schemaOf(Type type) {
        ObjectNode schema = JSON.createObjectNode();
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class ->
                schema.put("type", "array").set("items", schemaOf(list.getActualTypeArguments()[0]));
            case ParameterizedType map
            when map.getRawType() == Map.class ->
                schema.put("type", "object").set("additionalProperties", schemaOf(map.getActualTypeArguments()[1]));
            case Class<?> c when c == String.class -> schema.put("type", "string");
            case Class<?> c when c == UUID.class -> schema.put("type", "string").put("format", "uuid");
            case Class<?> c
            when c == Instant.class -> schema.put("type", "string").put("format", "date-time");
            case Class<?> c when c == boolean.class || c == Boolean.class -> schema.put("type", "boolean");
            case Class<?> c
            when c == int.class || c == Integer.class ->
                schema.put("type", "integer").put("format", "int32");
            case Class<?> c
            when c == long.class || c == Long.class ->
                schema.put("type", "integer").put("format", "int64");
            case Class<?> c
            when c == double.class || c == Double.class ->
                schema.put("type", "number").put("format", "double");
            case Class<?> c when c.isRecord() || c.isEnum() -> reference(c);
            default -> throw new IllegalArgumentException("no schema for " + type);
        };
    }

    /// The name of a constant as the codec writes it.
    private static String wireName(Enum<?> constant) {
        byte[] body = new EventCodec().write(new Wrapped(constant));
        return JSON.readTree(body).get("constant").asString();
    }

    private record Wrapped(Enum<?> constant) implements Event {
        @Override
        public String key() {
            return "";
        }
    }

    private Optional<String> typeDescription(Class<?> type) {
        Optional<String> text = comments.ofType(type);
        if (!type.isEnum()) {
            return text.map(comment -> forReaders(comment, type));
        }
        List<String> constants = new ArrayList<>();
        for (Object each : type.getEnumConstants()) {
            Enum<?> constant = (Enum<?>) each;
            comments.ofMember(type, constant.name())
                    .ifPresent(
                            comment -> constants.add("- `" + wireName(constant) + "`: " + forReaders(comment, type)));
        }
        String list = constants.isEmpty() ? "" : "\n\n" + String.join("\n", constants);
        return text.map(comment -> forReaders(comment, type) + list);
    }

    private Optional<String> description(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        return comments.ofComponent(type, component.getName())
                .or(() -> Stream.of(type.getInterfaces())
                        .flatMap(declared -> comments.ofMember(declared, component.getName()).stream())
                        .findFirst())
                .map(comment -> forReaders(comment, type));
    }

    /// A comment in the words of the wire: a null is an absent field, a constant is its name in JSON, and
    /// references to other classes are left out.
    private static String forReaders(String comment, Class<?> type) {
        String text = comment.replaceAll("\\s+", " ")
                .replaceAll("; see \\{@link [^}]*}", "")
                .replaceAll("\\{@link #?(?:[a-z]+\\.)*(\\w+)[^}]*}", "`$1`")
                .replaceAll("\\bnull\\b", "absent");
        Class<?> outermost = type.getNestHost();
        return CONSTANT.matcher(text)
                .replaceAll(found -> "`"
                        + constants(outermost)
                                .filter(constant -> constant.name().equals(found.group(1)))
                                .findFirst()
                                .map(EventSchemas::wireName)
                                .orElse(found.group(1))
                        + "`");
    }

    private static Stream<Enum<?>> constants(Class<?> outermost) {
        return Stream.concat(Stream.of(outermost), Arrays.stream(outermost.getDeclaredClasses()))
                .filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(constant -> (Enum<?>) constant);
    }
}
