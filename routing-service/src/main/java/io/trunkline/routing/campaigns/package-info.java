/// Campaigns of tenants, which numbers they answer for, which clients their calls go to and which carriers their
/// calls leave by.
@NullMarked
package io.trunkline.routing.campaigns;

import org.jspecify.annotations.NullMarked;
