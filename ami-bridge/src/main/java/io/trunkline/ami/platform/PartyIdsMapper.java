package io.trunkline.ami.platform;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.ids.EntityId;
import io.trunkline.telephony.ids.Parties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Maps the parties of a call to their form in events.
public final class PartyIdsMapper {

    private PartyIdsMapper() {}

    public static PartyIds toEvent(Parties parties) {
        return new PartyIds(
                uuid(parties.tenant()),
                uuid(parties.campaign()),
                uuid(parties.link()),
                uuid(parties.client()),
                uuid(parties.carrier()),
                uuid(parties.did()));
    }

    /// The id's UUID, or null.
    public static @Nullable UUID uuid(@Nullable EntityId<?> id) {
        return id == null ? null : id.value();
    }
}
