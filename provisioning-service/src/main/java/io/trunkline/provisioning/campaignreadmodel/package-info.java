/// Read model of campaigns. A client that a campaign uses, or a tenant that has campaigns, must not be deleted.
@NullMarked
package io.trunkline.provisioning.campaignreadmodel;

import org.jspecify.annotations.NullMarked;
