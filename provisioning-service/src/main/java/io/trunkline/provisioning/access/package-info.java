/// Revoked access: this service's own list of users and tenants whose tokens are no longer accepted.
@NullMarked
package io.trunkline.provisioning.access;

import org.jspecify.annotations.NullMarked;
