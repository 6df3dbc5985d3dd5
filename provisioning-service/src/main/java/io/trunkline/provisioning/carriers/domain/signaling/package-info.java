/// What SIP messages from and to a carrier have: headers of its own, and the place of the called number.
@NullMarked
package io.trunkline.provisioning.carriers.domain.signaling;

import org.jspecify.annotations.NullMarked;
