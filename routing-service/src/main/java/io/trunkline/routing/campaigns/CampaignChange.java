package io.trunkline.routing.campaigns;

import io.trunkline.web.headers.DryRun;
import io.trunkline.web.headers.IfMatch;
import io.trunkline.web.security.CurrentUser;
import java.util.UUID;

/// A request to change a campaign or a part of it.
///
/// @param id of the campaign
/// @param ifMatch is compared with the version of the campaign
/// @param action for the audit log
record CampaignChange(CurrentUser by, UUID id, IfMatch ifMatch, DryRun dryRun, String action) {
    private static final IfMatch ANY_VERSION = IfMatch.parse(null);

    /// A change of a part with a version of its own, which the change compares.
    static CampaignChange ofPart(CurrentUser by, UUID id, DryRun dryRun, String action) {
        return new CampaignChange(by, id, ANY_VERSION, dryRun, action);
    }
}
