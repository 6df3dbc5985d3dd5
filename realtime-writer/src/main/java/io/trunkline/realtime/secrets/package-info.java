/// Decrypts the SIP passwords that provisioning-service encrypted.
@NullMarked
package io.trunkline.realtime.secrets;

import org.jspecify.annotations.NullMarked;
