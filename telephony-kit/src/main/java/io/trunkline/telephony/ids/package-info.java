/// Typed ids of tenants, campaigns, links, clients, carriers, numbers, leases and endpoints, and the parties of
/// a call.
@NullMarked
package io.trunkline.telephony.ids;

import org.jspecify.annotations.NullMarked;
