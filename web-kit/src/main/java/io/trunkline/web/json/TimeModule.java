package io.trunkline.web.json;

import io.trunkline.web.problem.StorableTime;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Refuses times that PostgreSQL cannot store.
final class TimeModule extends SimpleModule {
    TimeModule() {
        super("times");
        addDeserializer(Instant.class, new TimeReader());
    }

    private static final class TimeReader extends StdScalarDeserializer<Instant> {
        TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            Instant time = InstantDeserializer.INSTANT.deserialize(parser, context);
            if (time != null && !StorableTime.isStorable(time)) {
                throw MismatchedInputException.from(parser, Instant.class, "not a storable time");
            }
            return time;
        }
    }
}
