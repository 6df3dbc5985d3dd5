/// Routes calls: campaigns and their links, the read model of tenants, carriers, clients and numbers, routing
/// decisions, leases, and calls placed over the API.
@NullMarked
package io.trunkline.routing;

import org.jspecify.annotations.NullMarked;
