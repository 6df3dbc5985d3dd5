package io.trunkline.provisioning.carriers.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// How an attempt ended, as an operator names it: the final SIP status from 300 on (RFC 3261 §21), such as `403`, or
/// a Q.850 cause from 1 to 127, such as `cause:34`.
public record EndedBy(String value) {
    private static final Pattern FORM = Pattern.compile("[3-6][0-9]{2}|cause:(?:[1-9]|[1-9][0-9]|1[01][0-9]|12[0-7])");

    public EndedBy {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("neither a SIP status nor a cause");
        }
    }

    public static Optional<EndedBy> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EndedBy(text)) : Optional.empty();
    }
}
