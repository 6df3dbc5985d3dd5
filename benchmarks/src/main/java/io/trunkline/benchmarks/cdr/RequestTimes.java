package io.trunkline.benchmarks.cdr;

import io.trunkline.benchmarks.measure.Durations;
import io.trunkline.testkit.RestClient;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Measures GET requests, each its first time and then repeatedly, next to a baseline.
public final class RequestTimes {
    private static final int WARM_UP = 5;
    private static final int RUNS = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final String expected;
    private final Durations baseline;
    private final Runnable beforeFirst;
    private final PrintStream out;

    /// @param expected what each response contains
    /// @param beforeFirst what is done before the first time of each request
    public RequestTimes(String expected, Durations baseline, Runnable beforeFirst, PrintStream out) {
        this.expected = expected;
        this.baseline = baseline;
        this.beforeFirst = beforeFirst;
        this.out = out;
    }

    /// @param path with its query
    /// @param ofSeller whether a seller makes the request, or an admin
    public record Request(String what, String path, boolean ofSeller) {}

    /// Measures a request and prints its times.
    ///
    /// @return false if it was refused
    public boolean measure(Request request, RestClient client) {
        beforeFirst.run();
        try {
            long first = nanos(() -> get(client, request.path()));
            Durations took = durations(() -> get(client, request.path()));
            out.printf(
                    Locale.ROOT,
                    "%s   first %8.1f ms   ratio: %.2f%n",
                    took.summary(request.what()),
                    first / NANOS_PER_MILLI,
                    took.percentileMillis(0.5) / baseline.percentileMillis(0.5));
            return true;
        } catch (RefusedException refused) {
            out.printf("%-52s %s%n", request.what(), refused.getMessage());
            return false;
        }
    }

    /// How long an operation takes once it has run a few times.
    public static Durations durations(Supplier<?> operation) {
        return new Durations(Stream.generate(() -> nanos(operation))
                .limit(WARM_UP + RUNS)
                .skip(WARM_UP)
                .toList());
    }

    private static long nanos(Supplier<?> operation) {
        long started = System.nanoTime();
        var _ = operation.get();
        return System.nanoTime() - started;
    }

    private String get(RestClient client, String path) {
        HttpResponse<String> answer = client.get(path);
        if (answer.statusCode() != 200 || !answer.body().contains(expected)) {
            throw new RefusedException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /// A request that was not answered as expected, such as one that took too long.
    private static final class RefusedException extends RuntimeException {
        RefusedException(String message) {
            super(message);
        }
    }
}
