/// Read model of campaigns, for the refusal to delete a client or carrier that a campaign uses, or a tenant that
/// has campaigns.
@NullMarked
package io.trunkline.provisioning.campaignreadmodel;

import org.jspecify.annotations.NullMarked;
