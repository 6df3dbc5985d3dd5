package io.trunkline.events.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.trunkline.events.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the body of an event. When reading, unknown fields are ignored, and an absent list or map is
/// empty. When writing, null fields are left out. Enum constants are kebab-case.
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    /// The body of a record.
    public byte[] write(Event event) {
        return JSON.writeValueAsBytes(event);
    }

    /// Reads a body as the type that its `ce_type` names.
    ///
    /// @return empty for an unknown type
    /// @throws MalformedEventException when the type is known and the body does not match it
    public Optional<Event> read(String typeName, byte[] body) {
        return EventType.forTypeName(typeName).map(type -> read(type, body));
    }

    private Event read(EventType type, byte[] body) {
        try {
            return JSON.readValue(body, type.record());
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new MalformedEventException(type.typeName(), malformed);
        }
    }
}
