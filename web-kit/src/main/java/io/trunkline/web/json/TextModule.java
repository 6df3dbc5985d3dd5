package io.trunkline.web.json;

import io.trunkline.web.problem.StorableText;
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
        addDeserializer(String.class, new TextReader());
        addKeyDeserializer(String.class, new KeyReader());
    }

    private static String requireStorable(String text, JsonParser parser) {
        if (!StorableText.isStorable(text)) {
            throw new UnsupportedCharacterException(parser);
        }
        return text;
    }

    private static final class TextReader extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return requireStorable(super.deserialize(parser, context), parser);
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return requireStorable(key, context.getParser());
        }
    }
}
