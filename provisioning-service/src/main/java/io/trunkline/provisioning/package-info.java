/// provisioning-service: owns tenants, users, carriers, clients and dialplan lines, and says every change of
/// them.
@NullMarked
package io.trunkline.provisioning;

import org.jspecify.annotations.NullMarked;
