/// Passwords: user passwords are hashed, SIP passwords are encrypted. Neither the database nor an event contains
/// one in the clear.
@NullMarked
package io.trunkline.provisioning.secrets;

import org.jspecify.annotations.NullMarked;
