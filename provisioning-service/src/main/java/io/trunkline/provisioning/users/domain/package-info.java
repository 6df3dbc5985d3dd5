/// The settings of a user, the rules for them, and which roles may manage which users.
@NullMarked
package io.trunkline.provisioning.users.domain;

import org.jspecify.annotations.NullMarked;
