package io.trunkline.benchmarks.faults.traffic;

import io.trunkline.benchmarks.environment.TenantFixture.Endpoint;
import io.trunkline.benchmarks.environment.TenantFixture.PhoneNumber;
import io.trunkline.benchmarks.faults.verification.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An entity with limits that can be changed.
sealed interface LimitedEntity {
    UUID capId();

    String name();

    /// The limits it was created with.
    Limits limits();

    /// @param numbers the numbers of the campaign, sent again with each update over REST
    record Campaign(UUID capId, String name, List<PhoneNumber> numbers, Limits limits) implements LimitedEntity {}

    record Link(UUID capId, String name, UUID campaignId, Endpoint client, int priority, Limits limits)
            implements LimitedEntity {}

    /// @param limits without a total, which a carrier does not have
    record Carrier(UUID capId, String name, Endpoint endpoint, Limits limits) implements LimitedEntity {}

    /// Fields of the REST API; null is no limit.
    static Map<String, Object> limitSettings(Limits limits) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("maxConcurrency", limits.concurrent());
        settings.put("totalCallsAllowed", limits.total());
        settings.put("minimumTalkSeconds", limits.minimumTalkSeconds());
        return settings;
    }
}
