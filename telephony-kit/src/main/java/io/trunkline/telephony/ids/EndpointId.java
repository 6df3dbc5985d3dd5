package io.trunkline.telephony.ids;

import java.util.Optional;
import java.util.regex.Pattern;

/// Name of a carrier's or client's endpoint in Asterisk. It is part of dial strings, so its characters are limited.
///
/// @param value `[a-z0-9-]{1,40}`
public record EndpointId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    /// @throws IllegalArgumentException when the value has another form
    public EndpointId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an endpoint id");
        }
    }

    /// The endpoint id in a text; empty when the text is none.
    public static Optional<EndpointId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EndpointId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
