package io.trunkline.routing.caps.domain;

import java.util.function.UnaryOperator;

/// The usage of a cap at one moment. What counts in the total and in the windows depends on its [Counting]; an
/// attempt of which that is not known yet counts.
///
/// @param concurrent attempts with a lease now
/// @param total      what counts towards the total limit
/// @param attempts   all attempts so far, whether they count or not
public record CapUsage(
        int concurrent, long total, Window day, Window hour, Window second, Window week, Window month, long attempts) {
    /// No usage.
    public static final CapUsage NONE = new CapUsage(0, 0, Window.NEVER, Window.NEVER, Window.NEVER);

    /// Without counts of weeks and months, and with attempts that all count.
    public CapUsage(int concurrent, long total, Window day, Window hour, Window second) {
        this(concurrent, total, day, hour, second, Window.NEVER, Window.NEVER, total);
    }

    /// The usage with one more use.
    CapUsage plus(CapUse use) {
        UnaryOperator<Window> windows = use.windows() ? Window::plusOne : window -> window;
        return new CapUsage(
                concurrent + (use.concurrent() ? 1 : 0),
                total + (use.total() ? 1 : 0),
                windows.apply(day),
                windows.apply(hour),
                windows.apply(second),
                windows.apply(week),
                windows.apply(month),
                attempts + (use.total() ? 1 : 0));
    }

    CapUsage withConcurrent(int number) {
        return new CapUsage(number, total, day, hour, second, week, month, attempts);
    }

    /// The usage with this use counted so many times more, in those of its windows that are still current.
    CapUsage recount(CountedUse use, int by) {
        CapUsage recounted = use.windows()
                .map(starts -> new CapUsage(
                        concurrent,
                        total,
                        day.recount(starts.day(), by),
                        hour.recount(starts.hour(), by),
                        second,
                        week.recount(starts.week(), by),
                        month.recount(starts.month(), by),
                        attempts))
                .orElse(this);
        return new CapUsage(
                concurrent,
                total + (use.total() ? by : 0),
                recounted.day,
                recounted.hour,
                second,
                recounted.week,
                recounted.month,
                attempts);
    }
}
