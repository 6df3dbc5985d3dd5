package io.trunkline.routing.liveusage;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts open streams.
@Component
class StreamSlots {
    private final LiveUsageSettings settings;
    private final Map<String, Integer> bySubject = new HashMap<>();
    private int open;

    StreamSlots(LiveUsageSettings settings, MeterRegistry meters) {
        this.settings = settings;
        meters.gauge("trunkline.live.streams", this, StreamSlots::openStreams);
    }

    /// @throws ProblemException when no slot is free
    synchronized String acquire(String subject) {
        int own = bySubject.getOrDefault(subject, 0);
        if (own >= settings.maxStreamsPerUser()) {
            throw RoutingProblem.LIVE_TOO_MANY_STREAMS.problem(own + " streams of this caller are open");
        }
        if (open >= settings.maxStreams()) {
            throw RoutingProblem.LIVE_STREAMS_FULL.problem(open + " streams are open");
        }
        bySubject.put(subject, own + 1);
        open++;
        return subject;
    }

    synchronized void release(String subject) {
        bySubject.computeIfPresent(subject, (_, own) -> own == 1 ? null : own - 1);
        open--;
    }

    private synchronized int openStreams() {
        return open;
    }
}
