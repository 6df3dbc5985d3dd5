package io.trunkline.web.stream;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes an event of a stream in the OpenAPI description, on the controller method that opens the stream.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(StreamedEvent.All.class)
public @interface StreamedEvent {
    /// The names that the event's field `event` may have.
    String[] names();

    /// The record that the event's field `data` has, as JSON.
    Class<?> data();

    /// Several events of one stream.
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        StreamedEvent[] value();
    }
}
