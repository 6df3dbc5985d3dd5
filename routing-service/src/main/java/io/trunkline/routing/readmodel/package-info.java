/// Copy of the tenants, carriers, clients and numbers, from the events of other services, and the state of their
/// endpoints as each node reports it. A row is only replaced by a newer version.
@NullMarked
package io.trunkline.routing.readmodel;

import org.jspecify.annotations.NullMarked;
