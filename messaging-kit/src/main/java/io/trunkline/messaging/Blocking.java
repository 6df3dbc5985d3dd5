package io.trunkline.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that waits for a `Mono` on a thread of its own: a Kafka consumer, a background loop or the start
/// of a service. A build check allows `block()` only in marked methods.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Blocking {
    /// Why the thread may wait.
    String value();
}
