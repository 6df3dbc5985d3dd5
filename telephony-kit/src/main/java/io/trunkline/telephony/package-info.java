/// Values of the trade that every service shares, in plain Java: the call id, the legs of a call and its direction
/// here; ids, phone numbers and outcomes in packages of their own. No state and no framework, so a domain may use
/// them.
@NullMarked
package io.trunkline.telephony;

import org.jspecify.annotations.NullMarked;
