package io.trunkline.cdr.statistics.domain;

import io.trunkline.telephony.WireName;
import java.time.Duration;
import java.time.Instant;

/// The sizes of the buckets that are stored. They begin at whole minutes, hours and days in UTC.
public enum BucketSize {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    BucketSize(Duration length) {
        this.length = length;
    }

    /// The name in the database.
    public String storedName() {
        return WireName.of(this);
    }

    /// The largest size of which a bucket of this length consists.
    ///
    /// @param bucket whole minutes
    public static BucketSize within(Duration bucket) {
        if (DAY.divides(bucket)) {
            return DAY;
        }
        return HOUR.divides(bucket) ? HOUR : MINUTE;
    }

    /// The start of the bucket that a time is in.
    public Instant startOf(Instant time) {
        return floor(time, length);
    }

    Duration length() {
        return length;
    }

    Instant nearestStart(Instant time) {
        return floor(time.plus(length.dividedBy(2)), length);
    }

    Instant firstStartFrom(Instant time) {
        return ceiling(time, length);
    }

    private boolean divides(Duration bucket) {
        return bucket.toSeconds() % length.toSeconds() == 0;
    }

    static Instant floor(Instant time, Duration length) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }

    static Instant ceiling(Instant time, Duration length) {
        var floor = floor(time, length);
        return floor.equals(time) ? floor : floor.plus(length);
    }
}
