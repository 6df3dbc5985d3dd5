/// Passwords: user passwords are hashed, SIP passwords are encrypted. Neither the database nor an event contains a
/// password in plain text.
@NullMarked
package io.trunkline.provisioning.secrets;

import org.jspecify.annotations.NullMarked;
