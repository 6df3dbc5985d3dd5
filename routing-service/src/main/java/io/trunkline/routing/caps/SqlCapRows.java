package io.trunkline.routing.caps;

import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.caps.domain.Cap;
import io.trunkline.routing.caps.domain.CapKey;
import io.trunkline.routing.caps.domain.CapKind;
import io.trunkline.routing.caps.domain.CapUsage;
import io.trunkline.routing.caps.domain.Counting;
import io.trunkline.routing.caps.domain.CurrentWindows;
import io.trunkline.routing.caps.domain.Limits;
import io.trunkline.routing.caps.domain.Rotation;
import io.trunkline.routing.caps.domain.Window;
import java.time.ZoneId;

/// Maps rows to caps, with their windows moved to the database's current time.
final class SqlCapRows {
    /// The columns that [#cap(Readable)] reads.
    static final String COLUMNS = """
            id, kind, max_concurrent, max_total, max_daily, max_hourly, max_per_second, max_weekly, max_monthly,
            time_zone, counting, minimum_talk_seconds, active, total, attempts, hour_attempts, day_attempts,
            week_attempts,
            month_attempts,
            day_start, day_count, hour_start, hour_count,
            second_start, second_count, week_start, week_count, month_start, month_count, pass, turn, unavailable,
            clock_timestamp() AS now""";

    private SqlCapRows() {}

    static Cap cap(RowReader row) {
        CapKind kind = row.enumValue("kind", CapKind.class);
        CurrentWindows current = CurrentWindows.at(row.instant("now"), ZoneId.of(row.text("time_zone")));
        return new Cap(
                new CapKey(kind, row.uuid("id")),
                limits(row),
                current.roll(usage(row)),
                new Rotation(row.bigint("pass"), row.bigint("turn"), row.bool("unavailable")),
                new Counting(row.enumValue("counting", Counting.What.class), row.seconds("minimum_talk_seconds")));
    }

    private static Limits limits(RowReader row) {
        return new Limits(
                row.integerOrNull("max_concurrent"),
                row.bigintOrNull("max_total"),
                row.integerOrNull("max_daily"),
                row.integerOrNull("max_hourly"),
                row.integerOrNull("max_per_second"),
                row.integerOrNull("max_weekly"),
                row.integerOrNull("max_monthly"));
    }

    private static CapUsage usage(RowReader row) {
        return new CapUsage(
                row.integer("active"),
                row.bigint("total"),
                window(row, "day"),
                window(row, "hour"),
                new Window(row.instant("second_start"), row.integer("second_count")),
                window(row, "week"),
                window(row, "month"),
                row.bigint("attempts"));
    }

    private static Window window(RowReader row, String of) {
        return new Window(row.instant(of + "_start"), row.integer(of + "_count"), row.integer(of + "_attempts"));
    }
}
