/// Copy of the campaigns, from their events; finds those that receive calls on a number.
@NullMarked
package io.trunkline.did.campaignreadmodel;

import org.jspecify.annotations.NullMarked;
