/// Limits for guessing passwords: by account and address, by account, and by address. Failed attempts are counted
/// in the memory of each replica, before the password is verified, so that parallel attempts are counted too.
@NullMarked
package io.trunkline.provisioning.signinlimits;

import org.jspecify.annotations.NullMarked;
