package io.trunkline.events.calls;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a call in the whole suite: `<systemname>-<epoch seconds>.<suffix>`, Asterisk's own Uniqueid for
/// calls that come in and chosen by us in the same form for calls we place. Its second of start partitions records.
///
/// @param value 5 to 120 characters, such as `ast1-1795168093.42` or `ast1-1795168093.t3f9k2m5q7x1`
public record CallId(String value) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]{1,64})-(\\d{9,11})\\.([A-Za-z0-9]{1,32})");

    public CallId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a call id");
        }
    }

    /// Whether a text has the form of a call id.
    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    /// The Asterisk server where the call began.
    public String node() {
        return group(1);
    }

    /// When the call began, to the second, by the clock of whoever chose the id.
    public Instant startedAt() {
        return Instant.ofEpochSecond(Long.parseLong(group(2)));
    }

    private String group(int number) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked in the constructor");
        }
        return matcher.group(number);
    }

    @Override
    public String toString() {
        return value;
    }
}
