package io.trunkline.events.wire;

import io.trunkline.events.Event;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The AsyncAPI description of all topics. Topics and their settings come from [Topic], messages from [EventType],
/// schemas from the records, texts from their comments and from the pages under docs/events, examples from the
/// golden samples.
final class AsyncApiDocument {
    static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KAFKA_BINDING = "0.5.0";

    private final EventSchemas schemas = new EventSchemas();
    private final ObjectNode root = JSON.createObjectNode();
    private final ObjectNode channels = JSON.createObjectNode();
    private final ObjectNode operations = JSON.createObjectNode();
    private final ObjectNode messages = JSON.createObjectNode();

    private AsyncApiDocument() {}

    static ObjectNode generate() {
        return new AsyncApiDocument().build();
    }

    private ObjectNode build() {
        for (Topic topic : Topic.values()) {
            addTopic(topic, EventPage.of(topic));
        }
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Trunkline events")
                .put("version", "1")
                .put("description", """
                        The topics in Kafka and the events on them. Events are CloudEvents 1.0 in Kafka's binary mode: the
                        attributes are headers, the body is JSON.

                        A field that is not required is absent when it has no value or is empty; no field is null. Readers
                        must ignore fields that they do not know: later releases add optional ones. Any other change, also
                        a further value of an enum, is a new version of the message.

                        On a compacted topic, a record without a body (a tombstone) follows the last event of a deleted
                        entity after a grace period.""")
                .putObject("license")
                .put("name", "Apache-2.0");
        root.put("defaultContentType", Envelope.CONTENT_TYPE);
        root.set("channels", channels);
        root.set("operations", operations);
        ObjectNode components = root.putObject("components");
        components.set("messages", messages);
        ObjectNode named = components.putObject("schemas");
        named.set("Headers", headers());
        schemas.named().forEach(named::set);
        return root;
    }

    private void addTopic(Topic topic, EventPage page) {
        String name = topic.topicName();
        ObjectNode channel = channels.putObject(name).put("address", name).put("summary", page.summary());
        if (!page.notes().isEmpty()) {
            channel.put("description", page.notes());
        }
        ObjectNode ofChannel = channel.putObject("messages");
        channel.putObject("bindings").set("kafka", binding(topic));
        operations
                .putObject("publish." + name)
                .put("action", "send")
                .put("summary", "Published by " + page.publishedBy() + "; consumed by " + page.consumedBy() + ".")
                .putObject("channel")
                .put("$ref", "#/channels/" + name);
        for (EventType type : typesOf(topic)) {
            String reference = "#/components/messages/" + type.typeName();
            ofChannel.putObject(type.typeName()).put("$ref", reference);
            messages.set(type.typeName(), message(type, page));
        }
    }

    private static List<EventType> typesOf(Topic topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .toList();
    }

    private static ObjectNode binding(Topic topic) {
        ObjectNode binding = JSON.createObjectNode().put("topic", topic.topicName());
        binding.put("partitions", topic.partitions());
        ObjectNode configuration = binding.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(topic.isCompacted() ? "compact" : "delete");
        Optional.ofNullable(topic.retention())
                .map(Duration::toMillis)
                .ifPresent(millis -> configuration.put("retention.ms", millis));
        return binding.put("bindingVersion", KAFKA_BINDING);
    }

    private ObjectNode message(EventType type, EventPage page) {
        ObjectNode message = JSON.createObjectNode()
                .put("name", type.typeName())
                .put("summary", page.summary())
                .put("contentType", Envelope.CONTENT_TYPE);
        var headers = message.putObject("headers").putArray("allOf");
        headers.addObject().put("$ref", "#/components/schemas/Headers");
        headers.addObject()
                .putObject("properties")
                .putObject("ce_type")
                .put("type", "string")
                .put("const", type.typeName());
        message.set("payload", schemas.reference(type.record()));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.set("key", key(type, page));
        kafka.put("bindingVersion", KAFKA_BINDING);
        var examples = message.putArray("examples");
        samples(type).forEach((name, event) -> {
            ObjectNode example = examples.addObject().put("name", name);
            example.set(
                    "headers",
                    JSON.valueToTree(exampleEnvelope(type, event, page).headers()));
            example.set("payload", JSON.readTree(GOLDEN.resolve(name + ".json").toFile()));
        });
        return message;
    }

    /// The key is a uuid if the sample's key is one of its ids.
    private static ObjectNode key(EventType type, EventPage page) {
        Event sample = Samples.named().get(type.typeName());
        ObjectNode schema = JSON.createObjectNode().put("type", "string").put("description", page.key());
        boolean isId = Stream.of(type.record().getRecordComponents())
                .filter(component -> component.getType() == UUID.class)
                .anyMatch(component -> sample.key().equals(String.valueOf(value(component, sample))));
        if (isId) {
            schema.put("format", "uuid");
        }
        schema.putArray("examples").add(sample.key());
        return schema;
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static Map<String, Event> samples(EventType type) {
        Map<String, Event> all = new LinkedHashMap<>(Samples.named());
        all.values().removeIf(event -> EventType.of(event) != type);
        return all;
    }

    private static Envelope exampleEnvelope(EventType type, Event event, EventPage page) {
        return new Envelope(
                SampleIds.id(20),
                type.typeName(),
                "/" + page.publishedBy(),
                event.key(),
                SampleIds.T,
                event.owningTenant().map(UUID::toString).orElse(null),
                null);
    }

    /// The schema of the CloudEvents attributes: a header for each component of [Envelope], and those with a
    /// fixed value.
    private ObjectNode headers() {
        Map<String, String> all = envelope("1").headers();
        Map<String, String> always = envelope(null).headers();
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        always.keySet().forEach(schema.putArray("required")::add);
        ObjectNode properties = schema.putObject("properties");
        all.forEach((name, value) -> properties.set(name, header(name, value)));
        return schema;
    }

    private ObjectNode header(String name, String value) {
        String attribute = name.replace("ce_", "");
        return Stream.of(Envelope.class.getRecordComponents())
                .filter(component -> component.getName().equalsIgnoreCase(attribute))
                .findFirst()
                .map(schemas::property)
                .orElseGet(() -> JSON.createObjectNode().put("type", "string").put("const", value));
    }

    private static Envelope envelope(String optional) {
        return new Envelope(SampleIds.id(20), "type", "source", "subject", SampleIds.T, optional, optional);
    }
}
