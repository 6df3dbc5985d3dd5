package io.trunkline.events.nodes;

import io.trunkline.telephony.WireName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of an entity in Asterisk's realtime tables were written or deleted.
///
/// @param database name of the realtime database
/// @param endpointId null for a dialplan line
/// @param version version of the entity that the rows have
/// @param clientUri of the registration; null without one. AMI identifies a registration by it
/// @param serverUri of the registration; null without one
/// @param parts the groups of rows that changed
public record RealtimeApplied(
        String database,
        Instant incarnation,
        long sequence,
        EntityKind entityKind,
        UUID entityId,
        @Nullable String endpointId,
        long version,
        boolean deleted,
        @Nullable String clientUri,
        @Nullable String serverUri,
        List<Part> parts,
        Instant appliedAt)
        implements ObservedEvent {

    /// The kind of the entity.
    public enum EntityKind {
        CARRIER,
        CLIENT,
        DIALPLAN_LINE
    }

    /// Groups of rows that need the same reload in Asterisk.
    public enum Part {
        ENDPOINT,
        AOR,
        AUTH,
        IDENTIFY,
        REGISTRATION,
        REGISTRATION_PASSWORD,
        QUALIFY,
        DIALPLAN
    }

    @Override
    public String key() {
        return database + "/" + WireName.of(entityKind) + "/" + entityId;
    }
}
