package io.trunkline.provisioning.carriers.domain.failover;

import java.util.Optional;
import java.util.regex.Pattern;

/// How an attempt ended: a final SIP status from 300 to 699 (RFC 3261 §21), such as `403`, or a Q.850 cause from 1
/// to 127, such as `cause:34`.
public record FailoverTrigger(String value) {
    private static final Pattern FORMAT =
            Pattern.compile("[3-6][0-9]{2}|cause:(?:[1-9]|[1-9][0-9]|1[01][0-9]|12[0-7])");

    public FailoverTrigger {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("neither a SIP status nor a cause");
        }
    }

    public static Optional<FailoverTrigger> parse(String text) {
        return FORMAT.matcher(text).matches() ? Optional.of(new FailoverTrigger(text)) : Optional.empty();
    }
}
