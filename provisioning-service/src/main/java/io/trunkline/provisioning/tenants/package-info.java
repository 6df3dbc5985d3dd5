/// Tenants: the organisations that own numbers and campaigns. Suspending one ends the access of its people as
/// well.
@NullMarked
package io.trunkline.provisioning.tenants;

import org.jspecify.annotations.NullMarked;
