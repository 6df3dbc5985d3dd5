package io.trunkline.web.problem;

import java.time.DateTimeException;
import java.time.Instant;

/// Times of the years 1 to 9999. PostgreSQL does not store all others that ISO 8601 can write.
public final class StorableTime {
    /// What a field or parameter with a time must be.
    public static final String FORM = "a time such as 2026-01-31T12:00:00Z, in the years 1 to 9999";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private StorableTime() {}

    public static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(END);
    }

    /// @throws DateTimeException if the text is not an ISO 8601 time of the years 1 to 9999
    public static Instant parse(String text) {
        Instant time = Instant.parse(text);
        if (!isStorable(time)) {
            throw new DateTimeException("the year is not between 1 and 9999");
        }
        return time;
    }
}
