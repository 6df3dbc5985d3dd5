package io.trunkline.routing.decisions;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.trunkline.routing.decisions.KnownNumbers.Behind;
import io.trunkline.routing.decisions.KnownNumbers.Called;
import io.trunkline.routing.decisions.KnownNumbers.Moment;
import io.trunkline.routing.decisions.domain.InboundCandidates;
import io.trunkline.routing.decisions.domain.KnownCaller;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The candidates of inbound calls. What stands behind a number is read once for each version of it: each time the
/// version is asked for, and with another one all is forgotten. Reading it for each call took a third of the time.
@Component
class InboundMemory {
    private static final int REMEMBERED = 10_000;

    private final KnownNumbers numbers;
    private volatile Remembered remembered = new Remembered(new UUID(0, 0));

    InboundMemory(KnownNumbers numbers) {
        this.numbers = numbers;
    }

    /// What was read under a version. What is newer than the version may be among it, but nothing that is older.
    private record Remembered(UUID version, Cache<Place, Behind> behind) {
        Remembered(UUID version) {
            this(
                    version,
                    Caffeine.newBuilder()
                            .maximumSize(REMEMBERED)
                            .executor(Runnable::run)
                            .build());
        }
    }

    private record Place(Called called, String node) {}

    /// Calls to numbers that nobody has are not in the answer.
    Mono<Map<Dialled, InboundCandidates>> candidates(Collection<Dialled> calls, String node) {
        return numbers.moment()
                .flatMap(moment -> behind(calls, node, under(moment.version()))
                        .flatMap(behind -> withCallers(calls, behind, moment)));
    }

    private Remembered under(UUID version) {
        Remembered current = remembered;
        if (!current.version().equals(version)) {
            current = new Remembered(version);
            remembered = current;
        }
        return current;
    }

    private Mono<Map<Called, Behind>> behind(Collection<Dialled> calls, String node, Remembered memory) {
        Map<Called, Behind> known = new HashMap<>();
        List<Called> unknown = calls.stream()
                .map(Called::by)
                .distinct()
                .filter(called -> !recall(called, node, memory, known))
                .toList();
        if (unknown.isEmpty()) {
            return Mono.just(known);
        }
        return numbers.behind(unknown, node).map(read -> {
            read.forEach((called, behind) -> memory.behind().put(new Place(called, node), behind));
            known.putAll(read);
            return known;
        });
    }

    private static boolean recall(Called called, String node, Remembered memory, Map<Called, Behind> known) {
        Behind behind = memory.behind().getIfPresent(new Place(called, node));
        if (behind != null) {
            known.put(called, behind);
        }
        return behind != null;
    }

    private Mono<Map<Dialled, InboundCandidates>> withCallers(
            Collection<Dialled> calls, Map<Called, Behind> behind, Moment moment) {
        Map<Dialled, Behind> known = calls.stream()
                .filter(call -> behind.containsKey(Called.by(call)))
                .collect(toMap(call -> call, call -> behind.get(Called.by(call)), (one, _) -> one));
        return callers(known)
                .map(callers -> known.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                one -> one.getValue()
                                        .candidates()
                                        .calledBy(
                                                callers.getOrDefault(one.getKey(), KnownCaller.UNKNOWN),
                                                moment.now()))));
    }

    private Mono<Map<Dialled, KnownCaller>> callers(Map<Dialled, Behind> known) {
        Map<Dialled, Behind> asking = known.entrySet().stream()
                .filter(one -> one.getValue().asksWhoCalls())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return asking.isEmpty() ? Mono.just(Map.of()) : numbers.callers(asking);
    }
}
