/// The read model: tenants, carriers, clients and numbers as other services publish them, and the state of
/// their endpoints as each node reports it. A row is only replaced by a newer version.
@NullMarked
package io.trunkline.routing.readmodel;

import org.jspecify.annotations.NullMarked;
