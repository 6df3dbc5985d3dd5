package io.trunkline.events.nodes;

import io.trunkline.telephony.WireName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entity's rows stand in Asterisk's realtime tables as of a version.
///
/// @param database the realtime database the rows are in
/// @param endpointId null for a dialplan line
/// @param version of the entity that is applied
/// @param clientUri of the registration, null when there is none: AMI names a registration by nothing else
/// @param serverUri of the registration, null when there is none
/// @param parts what this change touched
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

    /// Whose rows.
    public enum EntityKind {
        CARRIER,
        CLIENT,
        DIALPLAN_LINE
    }

    /// Groups of rows that need the same nudge in Asterisk.
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
