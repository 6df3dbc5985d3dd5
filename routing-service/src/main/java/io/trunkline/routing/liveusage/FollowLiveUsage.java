package io.trunkline.routing.liveusage;

import io.trunkline.routing.liveusage.domain.LiveChange;
import io.trunkline.routing.liveusage.domain.LiveScope;
import io.trunkline.routing.liveusage.domain.LiveState;
import io.trunkline.routing.platform.LiveSettings;
import io.trunkline.routing.platform.SharedReads;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Streams live usage. All streams of the same tenant share one read per interval; without streams nothing is read.
@Component
class FollowLiveUsage {
    private final SharedReads<Optional<UUID>, LiveState> reads;

    FollowLiveUsage(LiveUsage liveUsage, LiveSettings settings) {
        this.reads = new SharedReads<>("Live usage", liveUsage::read, settings.interval(), settings.readTimeout());
    }

    /// One update of a stream.
    ///
    /// @param change the difference to the update before; null for the first update
    record LiveUpdate(LiveState state, @Nullable LiveChange change) {
        static LiveUpdate first(LiveState state) {
            return new LiveUpdate(state, null);
        }

        LiveUpdate next(LiveState next) {
            return new LiveUpdate(next, next.since(state));
        }

        boolean hasChanges() {
            return change == null || change.hasChanges();
        }
    }

    /// The whole state first, then one update per change.
    Flux<LiveUpdate> follow(LiveScope scope) {
        return reads.follow(scope.tenantToRead())
                .map(scope::filter)
                .scanWith(Optional::<LiveUpdate>empty, FollowLiveUsage::next)
                .flatMapIterable(
                        update -> update.stream().filter(LiveUpdate::hasChanges).toList());
    }

    private static Optional<LiveUpdate> next(Optional<LiveUpdate> before, LiveState state) {
        return Optional.of(before.map(update -> update.next(state)).orElseGet(() -> LiveUpdate.first(state)));
    }
}
