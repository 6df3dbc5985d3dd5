package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Town;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A thing that has limits and can be given others.
sealed interface Configured {
    UUID cap();

    String name();

    /// @param inAll the limit on answered calls, else the one on calls at once
    @Nullable
    Long limit(boolean inAll);

    /// @param numbers whom the campaign answers for, kept for its replacement over REST
    record Campaign(
            UUID cap,
            String name,
            java.util.List<Town.Number> numbers,
            @Nullable Long atOnce,
            @Nullable Long all) implements Configured {
        @Override
        public @Nullable Long limit(boolean inAll) {
            return inAll ? all : atOnce;
        }
    }

    record Link(
            UUID cap,
            String name,
            UUID campaign,
            Town.Endpoint client,
            int priority,
            @Nullable Long atOnce,
            @Nullable Long all)
            implements Configured {
        @Override
        public @Nullable Long limit(boolean inAll) {
            return inAll ? all : atOnce;
        }
    }

    record Carrier(
            UUID cap,
            String name,
            Town.Endpoint endpoint,
            @Nullable Long atOnce) implements Configured {
        @Override
        public @Nullable Long limit(boolean inAll) {
            return inAll ? null : atOnce;
        }
    }

    /// As the REST API names them; null is no limit.
    static Map<String, Object> settings(@Nullable Long atOnce, @Nullable Long all) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("maxConcurrency", atOnce);
        settings.put("totalCallsAllowed", all);
        return settings;
    }
}
