package io.trunkline.benchmarks.faults.traffic;

import io.trunkline.benchmarks.environment.TenantFixture;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entity with limits that can be changed.
sealed interface LimitedEntity {
    UUID capId();

    String name();

    /// @param inAll true for the limit on total answered calls, false for concurrent calls
    @Nullable
    Long limit(boolean inAll);

    /// @param numbers the numbers of the campaign, sent again with each update over REST
    record Campaign(
            UUID capId,
            String name,
            java.util.List<TenantFixture.PhoneNumber> numbers,
            @Nullable Long concurrentLimit,
            @Nullable Long totalLimit)
            implements LimitedEntity {
        @Override
        public @Nullable Long limit(boolean inAll) {
            return inAll ? totalLimit : concurrentLimit;
        }
    }

    record Link(
            UUID capId,
            String name,
            UUID campaignId,
            TenantFixture.Endpoint client,
            int priority,
            @Nullable Long concurrentLimit,
            @Nullable Long totalLimit)
            implements LimitedEntity {
        @Override
        public @Nullable Long limit(boolean inAll) {
            return inAll ? totalLimit : concurrentLimit;
        }
    }

    record Carrier(
            UUID capId,
            String name,
            TenantFixture.Endpoint endpoint,
            @Nullable Long concurrentLimit) implements LimitedEntity {
        @Override
        public @Nullable Long limit(boolean inAll) {
            return inAll ? null : concurrentLimit;
        }
    }

    /// Fields of the REST API; null is no limit.
    static Map<String, Object> limitSettings(@Nullable Long atOnce, @Nullable Long all) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("maxConcurrency", atOnce);
        settings.put("totalCallsAllowed", all);
        return settings;
    }
}
