package io.trunkline.cdr.platform;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.EntityId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.TenantId;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// JSON of values that the database stores: an id is a UUID, a leg of a call is its code.
public final class TelephonyJson {
    private TelephonyJson() {}

    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(module())
                // methods such as AttemptEnd.isKnown are no fields
                .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
                // most fields of most facts are unknown: they would be half of the JSON
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                .build();
    }

    private static SimpleModule module() {
        var module = new SimpleModule();
        module.addSerializer(new IdWriter());
        module.addSerializer(new LegWriter());
        addId(module, TenantId.class, TenantId::new);
        addId(module, CampaignId.class, CampaignId::new);
        addId(module, LinkId.class, LinkId::new);
        addId(module, ClientId.class, ClientId::new);
        addId(module, CarrierId.class, CarrierId::new);
        addId(module, DidId.class, DidId::new);
        addId(module, LeaseId.class, LeaseId::new);
        module.addDeserializer(CallLeg.class, new LegReader());
        return module;
    }

    private static <I extends EntityId<I>> void addId(SimpleModule module, Class<I> type, Function<UUID, I> read) {
        module.addDeserializer(type, new IdReader<>(type, read));
    }

    private static final class IdWriter extends StdSerializer<EntityId<?>> {
        IdWriter() {
            super(EntityId.class);
        }

        @Override
        public void serialize(EntityId<?> id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.value().toString());
        }
    }

    private static final class IdReader<I> extends StdDeserializer<I> {
        private final Function<UUID, I> read;

        IdReader(Class<I> type, Function<UUID, I> read) {
            super(type);
            this.read = read;
        }

        @Override
        public I deserialize(JsonParser json, DeserializationContext context) {
            return read.apply(UUID.fromString(json.getString()));
        }
    }

    private static final class LegWriter extends StdSerializer<CallLeg> {
        LegWriter() {
            super(CallLeg.class);
        }

        @Override
        public void serialize(CallLeg leg, JsonGenerator json, SerializationContext context) {
            json.writeNumber(leg.code());
        }
    }

    private static final class LegReader extends StdDeserializer<CallLeg> {
        LegReader() {
            super(CallLeg.class);
        }

        @Override
        public CallLeg deserialize(JsonParser json, DeserializationContext context) {
            return CallLeg.ofCode(json.getIntValue());
        }
    }
}
