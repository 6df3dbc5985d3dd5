/// Tenants: the organizations that own numbers and campaigns. Suspending one also revokes the access of its users.
@NullMarked
package io.trunkline.provisioning.tenants;

import org.jspecify.annotations.NullMarked;
