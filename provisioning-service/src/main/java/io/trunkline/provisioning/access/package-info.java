/// Keeps this service's own list of revoked access: users and tenants whose tokens are no longer accepted. It is
/// read from this service's tables; the other services consume `access.changed`.
@NullMarked
package io.trunkline.provisioning.access;

import org.jspecify.annotations.NullMarked;
