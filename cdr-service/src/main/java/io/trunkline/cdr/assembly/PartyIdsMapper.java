package io.trunkline.cdr.assembly;

import io.trunkline.events.calls.PartyIds;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.EntityId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.ids.TenantId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ids between events, which have plain UUIDs, and the domain, which has a type for each.
final class PartyIdsMapper {
    private PartyIdsMapper() {}

    static Parties parties(PartyIds ids) {
        return new Parties(
                typed(ids.tenantId(), TenantId::new),
                typed(ids.campaignId(), CampaignId::new),
                typed(ids.linkId(), LinkId::new),
                typed(ids.clientId(), ClientId::new),
                typed(ids.carrierId(), CarrierId::new),
                typed(ids.didId(), DidId::new));
    }

    static PartyIds event(Parties parties) {
        return new PartyIds(
                uuid(parties.tenant()),
                uuid(parties.campaign()),
                uuid(parties.link()),
                uuid(parties.client()),
                uuid(parties.carrier()),
                uuid(parties.did()));
    }

    static <I> @Nullable I typed(@Nullable UUID id, Function<UUID, I> type) {
        return id == null ? null : type.apply(id);
    }

    static @Nullable UUID uuid(@Nullable EntityId<?> id) {
        return id == null ? null : id.value();
    }
}
