package io.trunkline.telephony;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Id of a call: `<systemname>-<epoch seconds>.<suffix>`. A call that comes in has the Uniqueid of its first
/// channel (Asterisk 22, `systemname` set). A call that is placed gets an id of the same form, whose suffix begins
/// with `t`; the suffix of Asterisk's own ids has only digits.
///
/// @param value systemname `[A-Za-z0-9_.-]{1,64}`, 9 to 11 digits, suffix `[A-Za-z0-9]{1,32}`, such as
///     `ast1-1795168093.42` or `ast1-1795168093.t3f9k2m5q7x1a`
public record CallId(String value) implements Comparable<CallId> {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]{1,64})-([0-9]{9,11})\\.([A-Za-z0-9]{1,32})");

    private static final String PLACED = "t";

    /// @throws IllegalArgumentException when the value has another form
    public CallId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a call id");
        }
    }

    /// Whether a text has the form of a call id.
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// The call id in a text; empty when the text is none.
    public static Optional<CallId> parse(String text) {
        return isValid(text) ? Optional.of(new CallId(text)) : Optional.empty();
    }

    /// The id of a call to be placed.
    ///
    /// @param node   systemname of the node that will carry it
    /// @param at     now; kept to the second
    /// @param random `[a-z0-9]{12}`, different for each call
    public static CallId placed(String node, Instant at, String random) {
        return new CallId(node + "-" + at.getEpochSecond() + "." + PLACED + random);
    }

    /// Systemname of the node where the call began.
    public String node() {
        return part(1);
    }

    /// When the call began, to the second, by the node's clock, or ours for a placed call. Partitions records.
    public Instant startedAt() {
        return Instant.ofEpochSecond(Long.parseLong(part(2)));
    }

    /// Whether the call was placed by order of the API.
    public boolean isPlaced() {
        return part(3).startsWith(PLACED);
    }

    @Override
    public int compareTo(CallId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private String part(int group) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked in the constructor");
        }
        return matcher.group(group);
    }
}
