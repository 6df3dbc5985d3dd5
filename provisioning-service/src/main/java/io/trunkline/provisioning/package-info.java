/// Tenants, users, carriers, clients and dialplan lines: the API to manage them, and an event for each change.
@NullMarked
package io.trunkline.provisioning;

import org.jspecify.annotations.NullMarked;
