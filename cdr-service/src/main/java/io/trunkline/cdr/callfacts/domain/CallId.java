package io.trunkline.cdr.callfacts.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// The name of a call, `<systemname>-<epoch seconds>.<suffix>`. The second of start in it decides which month's
/// partition holds the record.
///
/// @param value of that form, with a second between 2001 and 2100
public record CallId(String value) implements Comparable<CallId> {
    private static final Pattern FORMAT = Pattern.compile("([A-Za-z0-9_.-]{1,64})-(\\d{10})\\.[A-Za-z0-9]{1,32}");
    private static final long MAX_EPOCH_SECOND = 4_102_444_799L;

    /// @throws IllegalArgumentException for another form, or a second that no clock can have meant
    public CallId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a call id");
        }
    }

    /// Whether a text has the form of a call id.
    public static boolean isValid(String value) {
        var matcher = FORMAT.matcher(value);
        return matcher.matches() && Long.parseLong(matcher.group(2)) <= MAX_EPOCH_SECOND;
    }

    /// The Asterisk server where the call began.
    public String node() {
        return group(1);
    }

    /// When the call began, to the second.
    public Instant startSecond() {
        return Instant.ofEpochSecond(Long.parseLong(group(2)));
    }

    /// The first day of the partition's month, UTC.
    public LocalDate month() {
        return LocalDate.ofInstant(startSecond(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    /// Whether the id was chosen by routing, for a call that we place.
    public boolean isPlacedCall() {
        return value.charAt(value.lastIndexOf('.') + 1) == 't';
    }

    @Override
    public int compareTo(CallId other) {
        return value.compareTo(other.value);
    }

    private String group(int number) {
        var matcher = FORMAT.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked in the constructor");
        }
        return matcher.group(number);
    }
}
