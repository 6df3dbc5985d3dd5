package io.trunkline.messaging.references;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.references.*`.
///
/// @param waitTime how long a request waits for the event of an entity that it refers to; 0 to refuse it
///     immediately
/// @param maxWaiting how many requests of one replica wait at the same time; others are refused immediately
@ConfigurationProperties("trunkline.references")
public record ReferenceSettings(
        @DefaultValue("2s") Duration waitTime,
        @DefaultValue("50") int maxWaiting) {
    public ReferenceSettings {
        if (waitTime.isNegative() || maxWaiting < 0) {
            throw new IllegalArgumentException("trunkline.references.wait-time and max-waiting must not be negative");
        }
    }
}
