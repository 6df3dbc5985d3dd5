package io.trunkline.routing.outages.domain;

import java.util.UUID;

/// A carrier or client.
public record Party(Kind kind, UUID id, String name) {
    public enum Kind {
        CARRIER,
        CLIENT
    }
}
