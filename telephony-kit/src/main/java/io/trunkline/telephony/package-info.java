/// Values that every service shares, in plain Java: the call id, the direction and the legs of a call (the call
/// itself, its attempts and connect legs). Ids, phone numbers and outcomes have their own packages. There is no
/// state and no framework, so a domain may use them.
@NullMarked
package io.trunkline.telephony;

import org.jspecify.annotations.NullMarked;
