package io.trunkline.routing.telephony.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a call, `<systemname>-<epoch seconds>.<suffix>`: Asterisk's own Uniqueid of the first channel for a
/// call that comes in, chosen by us in the same form for one that we place. The second of its start is in it.
public record CallId(String value) {
    private static final Pattern PATTERN =
            Pattern.compile("([A-Za-z0-9_.-]{1,64})-([0-9]{9,11})\\.([A-Za-z0-9]{1,32})");

    private static final String PLACED_MARKER = "t";
    private static final int RANDOM_LENGTH = 12;

    public CallId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a call id");
        }
    }

    /// The call id that a text holds, or empty when it holds none.
    public static Optional<CallId> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new CallId(text)) : Optional.empty();
    }

    /// The id of a call that we place.
    ///
    /// @param node     systemname of the Asterisk that will carry it
    /// @param start    now, kept to the second
    /// @param chance   random, `[a-z0-9]{12}`
    public static CallId forPlacedCall(String node, Instant start, String chance) {
        return new CallId(node + "-" + start.getEpochSecond() + "." + PLACED_MARKER + chance);
    }

    /// Whether this is the id of a call that we placed: Asterisk's own end in digits.
    public static boolean isPlaced(String call) {
        int suffix = call.lastIndexOf('.') + 1;
        return call.length() - suffix == PLACED_MARKER.length() + RANDOM_LENGTH
                && call.startsWith(PLACED_MARKER, suffix);
    }

    /// Systemname of the Asterisk that carries the call.
    public String node() {
        return group(1);
    }

    /// The second in which the call began, by its node's clock.
    public Instant start() {
        return Instant.ofEpochSecond(Long.parseLong(group(2)));
    }

    private String group(int group) {
        Matcher matcher = PATTERN.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked when it was made");
        }
        return matcher.group(group);
    }

    @Override
    public String toString() {
        return value;
    }
}
