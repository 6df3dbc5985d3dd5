package io.trunkline.routing.decisions.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a call, `<systemname>-<epoch seconds>.<suffix>`: Asterisk's own Uniqueid of the first channel for a
/// call that comes in, chosen by us in the same form for one that we place. The second of its start is in it.
public record CallId(String value) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]{1,64})-([0-9]{9,11})\\.([A-Za-z0-9]{1,32})");

    private static final String PLACED = "t";
    private static final int CHANCE = 12;

    public CallId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a call id");
        }
    }

    /// The call id that a text holds, or empty when it holds none.
    public static Optional<CallId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CallId(text)) : Optional.empty();
    }

    /// The id of a call that we place.
    ///
    /// @param node     systemname of the Asterisk that will carry it
    /// @param start    now, kept to the second
    /// @param chance   random, `[a-z0-9]{12}`
    public static CallId placed(String node, Instant start, String chance) {
        return new CallId(node + "-" + start.getEpochSecond() + "." + PLACED + chance);
    }

    /// Whether this is the id of a call that we placed: Asterisk's own end in digits.
    public static boolean isPlaced(String call) {
        int suffix = call.lastIndexOf('.') + 1;
        return call.length() - suffix == PLACED.length() + CHANCE && call.startsWith(PLACED, suffix);
    }

    /// Systemname of the Asterisk that carries the call.
    public String node() {
        return part(1);
    }

    /// The second in which the call began, by its node's clock.
    public Instant start() {
        return Instant.ofEpochSecond(Long.parseLong(part(2)));
    }

    private String part(int group) {
        Matcher matcher = FORM.matcher(value);
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
