package io.trunkline.web.requests;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;
import reactor.util.context.ContextView;

/// Fields of structured log lines. A line about one call has the call's id, and a line about a request or an event the
/// id of its trace.
public final class LogFields {
    public static final String CALL_ID = "callId";
    public static final String TRACE_ID = "traceId";
    public static final String REQUEST_ID = "requestId";

    /// Micrometer's key for the current observation in a Reactor context.
    private static final String CURRENT_OBSERVATION = "micrometer.observation";

    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-.*");

    private LogFields() {}

    /// Adds the call's id, unless it is null, and the id of the current trace.
    ///
    /// @param context of the `Mono` that handles the request or event
    public static LoggingEventBuilder add(LoggingEventBuilder line, @Nullable String callId, ContextView context) {
        return add(line, callId, currentTrace(context));
    }

    /// Adds the call's id, unless it is null.
    ///
    /// @param traceParent a W3C trace context, as in the header `traceparent`; null without one
    public static LoggingEventBuilder add(
            LoggingEventBuilder line, @Nullable String callId, @Nullable String traceParent) {
        Matcher trace = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        return add(line, callId, trace.matches() ? Optional.of(trace.group(1)) : Optional.empty());
    }

    static LoggingEventBuilder add(LoggingEventBuilder line, @Nullable String callId, Optional<String> traceId) {
        LoggingEventBuilder withCall = callId == null ? line : line.addKeyValue(CALL_ID, callId);
        return traceId.map(id -> withCall.addKeyValue(TRACE_ID, id)).orElse(withCall);
    }

    private static Optional<String> currentTrace(ContextView context) {
        return context.<Observation>getOrEmpty(CURRENT_OBSERVATION)
                .map(observation -> observation.getContext().<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }
}
