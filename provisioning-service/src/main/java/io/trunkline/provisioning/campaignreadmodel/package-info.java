/// Campaigns as this service hears of them: what they use must not be deleted under them.
@NullMarked
package io.trunkline.provisioning.campaignreadmodel;

import org.jspecify.annotations.NullMarked;
