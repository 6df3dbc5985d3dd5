package io.trunkline.provisioning.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import java.util.Set;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// A [SecretUpdate] in JSON: a text replaces the secret, null removes it, and an absent field keeps it. It is never
/// written. The OpenAPI description has it as a string.
@Configuration(proxyBeanMethods = false)
public class SecretUpdateJson {
    private static final JsonInclude.Value NON_EMPTY =
            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);

    static {
        SpringDocUtils.getConfig().replaceWithSchema(SecretUpdate.class, new JsonSchema().types(Set.of("string")));
    }

    @Bean
    JsonMapperBuilderCustomizer secretUpdates() {
        return SecretUpdateJson::configure;
    }

    public static void configure(JsonMapper.Builder builder) {
        builder.addModule(new SimpleModule("secret-updates")
                        .addDeserializer(SecretUpdate.class, new Reader())
                        .addSerializer(SecretUpdate.class, new Writer()))
                .withConfigOverride(
                        SecretUpdate.class,
                        override -> override.setInclude(NON_EMPTY).setIncludeAsProperty(NON_EMPTY));
    }

    private static final class Reader extends StdDeserializer<SecretUpdate> {
        Reader() {
            super(SecretUpdate.class);
        }

        @Override
        public SecretUpdate deserialize(JsonParser parser, DeserializationContext context) {
            return new SecretUpdate.Replace(context.readValue(parser, String.class));
        }

        @Override
        public SecretUpdate getNullValue(DeserializationContext context) {
            return SecretUpdate.REMOVE;
        }

        @Override
        public SecretUpdate getAbsentValue(DeserializationContext context) {
            return SecretUpdate.KEEP;
        }
    }

    private static final class Writer extends StdSerializer<SecretUpdate> {
        Writer() {
            super(SecretUpdate.class);
        }

        @Override
        public boolean isEmpty(SerializationContext context, SecretUpdate value) {
            return true;
        }

        @Override
        public void serialize(SecretUpdate value, JsonGenerator generator, SerializationContext context) {
            generator.writeNull();
        }
    }
}
