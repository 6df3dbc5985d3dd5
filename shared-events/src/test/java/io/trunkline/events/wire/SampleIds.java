package io.trunkline.events.wire;

import io.trunkline.events.calls.PartyIds;
import java.time.Instant;
import java.util.UUID;

/// The ids and the time that the samples have in common.
final class SampleIds {
    static final Instant T = Instant.parse("2026-03-01T10:00:00.123456Z");
    static final UUID TENANT = id(1);
    static final UUID CAMPAIGN = id(2);
    static final UUID LINK = id(3);
    static final UUID CLIENT = id(4);
    static final UUID CARRIER = id(5);
    static final UUID DID = id(6);
    static final UUID LEASE = id(7);
    static final UUID COMMAND = id(8);
    static final String CALL = "ast1-1772359200.42";
    static final PartyIds IDS = new PartyIds(TENANT, CAMPAIGN, LINK, CLIENT, CARRIER, DID);

    private SampleIds() {}

    static UUID id(int n) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }
}
