package io.trunkline.routing.livecalls;

import io.trunkline.routing.livecalls.domain.LiveCallFilter;
import io.trunkline.routing.livecalls.domain.LiveCalls;
import io.trunkline.routing.livecalls.domain.LiveCalls.LiveCallChange;
import io.trunkline.routing.platform.LiveSettings;
import io.trunkline.routing.platform.SharedReads;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Streams the calls in progress. All streams of the same tenant share one read per interval; without streams
/// nothing is read.
@Component
class FollowLiveCalls {
    private final SharedReads<Optional<UUID>, LiveCalls> reads;

    FollowLiveCalls(LiveCallViews views, LiveSettings settings) {
        this.reads = new SharedReads<>("Live calls", views::readAll, settings.interval(), settings.readTimeout());
    }

    /// One update of a stream.
    ///
    /// @param change the difference to the update before; null for the first update
    record LiveCallUpdate(LiveCalls calls, @Nullable LiveCallChange change) {
        LiveCallUpdate next(LiveCalls next) {
            return new LiveCallUpdate(next, next.since(calls));
        }

        boolean hasChanges() {
            return change == null || change.hasChanges();
        }
    }

    /// All calls of the filter first, then one update per change.
    Flux<LiveCallUpdate> follow(LiveCallFilter filter) {
        return reads.follow(filter.tenant())
                .map(calls -> calls.filter(filter))
                .scanWith(Optional::<LiveCallUpdate>empty, FollowLiveCalls::next)
                .flatMapIterable(update ->
                        update.stream().filter(LiveCallUpdate::hasChanges).toList());
    }

    private static Optional<LiveCallUpdate> next(Optional<LiveCallUpdate> before, LiveCalls calls) {
        return Optional.of(before.map(update -> update.next(calls)).orElseGet(() -> new LiveCallUpdate(calls, null)));
    }
}
