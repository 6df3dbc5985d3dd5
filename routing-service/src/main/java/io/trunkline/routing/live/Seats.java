package io.trunkline.routing.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.routing.platform.RoutingProblem;
import io.trunkline.web.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How many follow, and who.
@Component
class Seats {
    private final LiveSettings settings;
    private final Map<String, Integer> bySubject = new HashMap<>();
    private int taken;

    Seats(LiveSettings settings, MeterRegistry meters) {
        this.settings = settings;
        meters.gauge("trunkline.live.streams", this, Seats::taken);
    }

    /// @throws ProblemException when there is none left, for this caller or for anybody
    synchronized String take(String subject) {
        int own = bySubject.getOrDefault(subject, 0);
        if (own >= settings.streamsPerCaller()) {
            throw RoutingProblem.LIVE_TOO_MANY_STREAMS.problem(own + " streams of this caller are open");
        }
        if (taken >= settings.streams()) {
            throw RoutingProblem.LIVE_STREAMS_FULL.problem(taken + " streams are open");
        }
        bySubject.put(subject, own + 1);
        taken++;
        return subject;
    }

    synchronized void leave(String subject) {
        bySubject.computeIfPresent(subject, (_, own) -> own == 1 ? null : own - 1);
        taken--;
    }

    private synchronized int taken() {
        return taken;
    }
}
