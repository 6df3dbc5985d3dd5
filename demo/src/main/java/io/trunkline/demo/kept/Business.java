package io.trunkline.demo.kept;

import java.util.List;
import java.util.UUID;

/// The example business as the suite has saved it.
///
/// @param node systemname of the Asterisk that carries its calls
record Business(String node, List<Campaign> campaigns) {

    /// A carrier or client.
    ///
    /// @param endpoint its PJSIP endpoint
    record Party(UUID id, String name, String endpoint) {}

    /// @param number in E.164 form
    record Did(UUID id, String number) {}

    /// @param id id of the link
    record Link(UUID id, Party client, int weight) {}

    /// @param inboundCarrier the carrier that its callers come from
    /// @param carriers those of its outbound calls, in the order tried. Calls through the first of several
    ///     fail often
    /// @param share its share of all calls, in percent
    record Campaign(
            UUID tenantId,
            UUID id,
            String name,
            List<Did> dids,
            List<Link> links,
            Party inboundCarrier,
            List<Party> carriers,
            int share) {}

    /// The same for each run, until the business is removed and created again.
    long seed() {
        return campaigns.getFirst().id().getLeastSignificantBits();
    }
}
