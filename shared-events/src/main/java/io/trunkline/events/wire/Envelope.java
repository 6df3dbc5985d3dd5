package io.trunkline.events.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The CloudEvents 1.0 attributes of an event, in Kafka's binary mode: each one a header.
///
/// @param id unique per source; the same event sent twice has the same id
/// @param type such as `carrier.changed.v1`
/// @param source the service that publishes it, such as `/provisioning-service`
/// @param subject the record's key
/// @param time when it was published
/// @param tenantId the tenant whose data it is; null for data of the platform
/// @param traceParent W3C trace context, null outside a trace
public record Envelope(
        UUID id,
        String type,
        String source,
        String subject,
        Instant time,
        @Nullable String tenantId,
        @Nullable String traceParent) {

    static final String CONTENT_TYPE = "application/json";

    /// The header names and values, in a fixed order.
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        if (tenantId != null) {
            headers.put("ce_tenantid", tenantId);
        }
        if (traceParent != null) {
            headers.put("traceparent", traceParent);
        }
        headers.put("content-type", CONTENT_TYPE);
        return headers;
    }

    /// Reads the headers of a record.
    ///
    /// @throws IllegalArgumentException when a required header is missing, or one is malformed
    public static Envelope of(Map<String, String> headers) {
        return new Envelope(
                UUID.fromString(required(headers, "ce_id")),
                required(headers, "ce_type"),
                required(headers, "ce_source"),
                required(headers, "ce_subject"),
                instant(required(headers, "ce_time")),
                headers.get("ce_tenantid"),
                headers.get("traceparent"));
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return value;
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (java.time.format.DateTimeParseException malformed) {
            throw new IllegalArgumentException("ce_time is not an instant", malformed);
        }
    }
}
