package io.trunkline.routing.telephony.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a carrier's or client's endpoint in Asterisk. It is spoken in dial strings, so nothing outside
/// `[a-z0-9-]{1,40}` can be one.
public record EndpointId(String value) {
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9-]{1,40}");

    public EndpointId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not an endpoint id");
        }
    }

    /// The endpoint id that a text holds, or empty when it holds none.
    public static Optional<EndpointId> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new EndpointId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
