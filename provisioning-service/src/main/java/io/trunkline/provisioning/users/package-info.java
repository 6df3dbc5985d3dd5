/// Users: people who sign in, each with one role. Each change that revokes access is published as `access.changed`,
/// and every service applies it within seconds.
@NullMarked
package io.trunkline.provisioning.users;

import org.jspecify.annotations.NullMarked;
