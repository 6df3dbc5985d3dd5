package io.trunkline.routing.caps;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.CurrentWindows;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// Maps rows to caps, with their windows moves to the database's current time.
final class SqlCapRows {
    /// The columns that [#cap(Readable)] reads.
    static final String COLUMNS = """
            id, kind, max_concurrent, max_total, max_daily, max_hourly, max_per_second, time_zone, active, total,
            day_start, day_count, hour_start, hour_count,
            second_start, second_count, pass, turn, unavailable, clock_timestamp() AS now""";

    private SqlCapRows() {}

    static Cap cap(Readable row) {
        CapKind kind = CapKind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT));
        CurrentWindows current = CurrentWindows.at(
                required(row, "now", Instant.class), ZoneId.of(required(row, "time_zone", String.class)));
        return new Cap(
                new CapKey(kind, required(row, "id", UUID.class)),
                limits(row),
                current.roll(usage(row)),
                new Rotation(
                        required(row, "pass", Long.class),
                        required(row, "turn", Long.class),
                        required(row, "unavailable", Boolean.class)));
    }

    private static Limits limits(Readable row) {
        return new Limits(
                row.get("max_concurrent", Integer.class),
                row.get("max_total", Long.class),
                row.get("max_daily", Integer.class),
                row.get("max_hourly", Integer.class),
                row.get("max_per_second", Integer.class));
    }

    private static CapUsage usage(Readable row) {
        return new CapUsage(
                required(row, "active", Integer.class),
                required(row, "total", Long.class),
                window(row, "day"),
                window(row, "hour"),
                window(row, "second"));
    }

    private static Window window(Readable row, String of) {
        return new Window(required(row, of + "_start", Instant.class), required(row, of + "_count", Integer.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
