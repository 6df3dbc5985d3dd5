/// Who a user is and who may manage whom. Pure.
@NullMarked
package io.trunkline.provisioning.users.domain;

import org.jspecify.annotations.NullMarked;
