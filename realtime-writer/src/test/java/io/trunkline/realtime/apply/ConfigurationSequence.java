package io.trunkline.realtime.apply;

import io.trunkline.events.Event;
import io.trunkline.events.wire.EventCodec;
import io.trunkline.realtime.TestEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Carriers, clients and dialplan lines of one try, and the events that their changes publish. Steps that an API would
/// refuse, such as a dial prefix that another carrier has, are left out.
final class ConfigurationSequence {
    private static final EventCodec CODEC = new EventCodec();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger TRIES = new AtomicInteger();
    private static final int CARRIERS = 3;
    private static final int ENTITIES = 6;

    /// The endpoints of a client in their order; the first one of a new client is 0. A client without a list has the
    /// single fields.
    private static final List<List<Integer>> ENDPOINTS =
            List.of(List.of(), List.of(0, 1), List.of(1, 0), List.of(1), List.of(0, 2, 1));

    private final int number = TRIES.incrementAndGet();
    private final List<Entity> entities = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    /// What an operator does with one of them.
    enum Action {
        CREATE,
        SWITCH_TYPE,
        CHANGE_STATUS,
        TAKE_PREFIX,
        RELEASE_PREFIX,
        RENAME,
        MOVE_TO_ANOTHER_HOST,
        CHANGE_PASSWORD,
        CHANGE_ENDPOINTS,
        DELETE
    }

    /// @param entity any number; entities are counted from 0
    /// @param choice any number, of what the action sets
    record Step(int entity, Action action, int choice) {}

    private static final class Entity {
        private final UUID id = UUID.randomUUID();
        private final int index;
        private long version;
        private boolean isDeleted;
        private boolean registers;
        private int status;
        private @Nullable String prefix;
        private int name;
        private int host;
        private int password;
        private int endpoints;

        Entity(int index) {
            this.index = index;
        }
    }

    ConfigurationSequence(List<Step> steps) {
        for (int i = 0; i < ENTITIES; i++) {
            entities.add(new Entity(i));
        }
        steps.forEach(this::apply);
    }

    /// In the order of the changes.
    List<Event> events() {
        return List.copyOf(events);
    }

    /// The latest event of each entity.
    List<Event> latest() {
        var latest = new HashMap<String, Event>();
        events.forEach(event -> latest.put(event.key(), event));
        return List.copyOf(latest.values());
    }

    private void apply(Step step) {
        var entity = entities.get(Math.floorMod(step.entity(), ENTITIES));
        var isCreated = entity.version > 0;
        if (entity.isDeleted || isCreated == (step.action() == Action.CREATE)) {
            return;
        }
        switch (step.action()) {
            case CREATE -> entity.registers = step.choice() % 2 == 0;
            case SWITCH_TYPE -> entity.registers = !entity.registers;
            case CHANGE_STATUS -> entity.status = Math.floorMod(step.choice(), 3);
            case TAKE_PREFIX -> entity.prefix = free(prefix(step.choice())) ? prefix(step.choice()) : entity.prefix;
            case RELEASE_PREFIX -> entity.prefix = null;
            case RENAME -> entity.name++;
            case MOVE_TO_ANOTHER_HOST -> entity.host = Math.floorMod(step.choice(), 200);
            case CHANGE_PASSWORD -> entity.password++;
            case CHANGE_ENDPOINTS -> entity.endpoints = Math.floorMod(step.choice(), ENDPOINTS.size());
            case DELETE -> entity.isDeleted = true;
        }
        entity.version++;
        events.add(event(entity));
    }

    private String prefix(int choice) {
        return "7%04d%d".formatted(number % 10_000, Math.floorMod(choice, 2));
    }

    private boolean free(String prefix) {
        return entities.stream().noneMatch(entity -> !entity.isDeleted && prefix.equals(entity.prefix));
    }

    private Event event(Entity entity) {
        if (entity.index < CARRIERS) {
            return read("carrier.changed.v1", carrier(entity));
        }
        return entity.index < ENTITIES - 1
                ? read("client.changed.v1", client(entity))
                : read("dialplan.changed.v1", line(entity));
    }

    private Map<String, @Nullable Object> carrier(Entity entity) {
        var fields = endpoint(entity, "carrierId");
        fields.put("provider", "custom");
        fields.put("trunkType", "pjsip");
        fields.put("registrationType", entity.registers ? "registration" : "ip");
        fields.put("host", host(entity));
        fields.put("port", 5060);
        fields.put("username", "user" + entity.index);
        fields.put("sealedPassword", sealed(entity, "carrier"));
        fields.put("priority", 1 + entity.host % 100);
        fields.put("status", List.of("active", "maintenance", "inactive").get(entity.status));
        fields.put("dialPrefix", entity.prefix);
        fields.put("dialTimeoutSeconds", 30);
        fields.put("numberFormat", "e164");
        return fields;
    }

    private Map<String, @Nullable Object> client(Entity entity) {
        var fields = endpoint(entity, "clientId");
        fields.put("status", entity.status == 2 ? "inactive" : "active");
        fields.put("mode", entity.registers ? "registers" : "fixed");
        fields.put("host", entity.registers ? null : host(entity));
        fields.put("port", entity.registers ? null : 5060);
        fields.put("username", entity.registers ? "user" + entity.index : null);
        fields.put("sealedPassword", entity.registers ? sealed(entity, "client") : null);
        fields.put(
                "endpoints",
                ENDPOINTS.get(entity.endpoints).stream()
                        .map(place -> clientEndpoint(entity, place))
                        .toList());
        return fields;
    }

    /// Every other one registers.
    private Map<String, @Nullable Object> clientEndpoint(Entity entity, int place) {
        var id = place == 0 ? entity.id : new UUID(entity.id.getMostSignificantBits(), place);
        var registers = (place % 2 == 0) == entity.registers;
        var name = "seq-" + number + "-" + entity.index + (place == 0 ? "" : "-" + place);
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("id", id);
        fields.put("endpointId", name);
        fields.put("mode", registers ? "registers" : "fixed");
        fields.put("host", registers ? null : host(entity));
        fields.put("port", registers ? null : 5060 + place);
        fields.put("username", registers ? name : null);
        fields.put(
                "sealedPassword",
                registers ? TestEnvironment.seal("secret-" + entity.password, "client|" + id + "|password") : null);
        return fields;
    }

    private Map<String, @Nullable Object> endpoint(Entity entity, String idField) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(idField, entity.id);
        fields.put("version", entity.version);
        fields.put("deleted", entity.isDeleted);
        fields.put("endpointId", "seq-" + number + "-" + entity.index);
        fields.put("name", "Name " + entity.name);
        fields.put("transport", "transport-udp");
        fields.put("codecs", List.of("ulaw"));
        fields.put("dtmfMode", "rfc4733");
        fields.put("qualifySeconds", 60);
        fields.put("advancedSettings", Map.of("rtp_timeout", Integer.toString(entity.name)));
        return fields;
    }

    private Map<String, @Nullable Object> line(Entity entity) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("lineId", entity.id);
        fields.put("version", entity.version);
        fields.put("deleted", entity.isDeleted);
        fields.put("context", "from-campaign");
        fields.put("exten", "seq" + number + "x" + entity.name);
        fields.put("priority", 1 + entity.status);
        fields.put("app", "Answer");
        fields.put("appdata", "");
        return fields;
    }

    private String host(Entity entity) {
        return "198.51." + entity.index + "." + entity.host;
    }

    private static String sealed(Entity entity, String kind) {
        return TestEnvironment.seal("secret-" + entity.password, kind + "|" + entity.id + "|password");
    }

    private static Event read(String type, Map<String, @Nullable Object> fields) {
        return CODEC.read(type, JSON.writeValueAsBytes(fields)).orElseThrow();
    }
}
