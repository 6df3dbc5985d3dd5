package io.trunkline.realtime.hosts.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the name service answers about a host.
///
/// @param addresses sorted
/// @param timeToLive the shortest one of the records; zero without any
/// @param failure why there are no addresses, or why some may be absent
public record Answer(List<String> addresses, Duration timeToLive, Optional<LookupFailure> failure) {
    public Answer {
        addresses = addresses.stream().distinct().sorted().toList();
    }

    public static Answer failed(LookupFailure failure) {
        return new Answer(List.of(), Duration.ZERO, Optional.of(failure));
    }

    /// The answer for a host, from those for several of its names or record types. A name without addresses does not
    /// matter as long as another one has some.
    public static Answer of(List<Answer> parts) {
        var addresses =
                parts.stream().flatMap(part -> part.addresses().stream()).toList();
        var timeToLive = parts.stream()
                .filter(part -> !part.addresses().isEmpty())
                .map(Answer::timeToLive)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Answer(addresses, timeToLive, failure(parts, addresses.isEmpty()));
    }

    private static Optional<LookupFailure> failure(List<Answer> parts, boolean nothingFound) {
        boolean noResponse = parts.stream()
                .anyMatch(part ->
                        part.failure().filter(LookupFailure.NO_RESPONSE::equals).isPresent());
        if (noResponse) {
            return Optional.of(LookupFailure.NO_RESPONSE);
        }
        return nothingFound ? Optional.of(LookupFailure.UNKNOWN_HOST) : Optional.empty();
    }

    public boolean isComplete() {
        return failure().isEmpty();
    }
}
