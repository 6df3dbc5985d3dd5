/// SIP: how messages are carried.
@NullMarked
package io.trunkline.telephony.sip;

import org.jspecify.annotations.NullMarked;
