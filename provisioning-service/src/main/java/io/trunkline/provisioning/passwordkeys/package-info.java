/// Replaces the key that encrypts SIP passwords: a new key is added, becomes the primary when realtime-writer has it,
/// encrypts every password again, and the old key can be removed when realtime-writer has applied all of them.
@NullMarked
package io.trunkline.provisioning.passwordkeys;

import org.jspecify.annotations.NullMarked;
