package io.trunkline.web.json;

import io.trunkline.web.problem.UnsupportedCharacterException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Refuses text that PostgreSQL cannot store.
final class TextModule extends SimpleModule {
    TextModule() {
        super("text");
        addDeserializer(String.class, new StorableText());
        addKeyDeserializer(String.class, new StorableKey());
    }

    private static String requireStorable(String text, JsonParser parser) {
        if (text.indexOf('\0') >= 0) {
            throw new UnsupportedCharacterException(parser);
        }
        return text;
    }

    private static final class StorableText extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return requireStorable(super.deserialize(parser, context), parser);
        }
    }

    private static final class StorableKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return requireStorable(key, context.getParser());
        }
    }
}
