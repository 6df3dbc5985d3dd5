/// Values of the trade that every service shares, in plain Java: ids, call ids and the legs of a call, phone
/// numbers and their one reader, and the one table from SIP status, Q.850 cause and DIALSTATUS to the outcome of an
/// attempt. The package has no state and no framework; a domain may use it.
@NullMarked
package io.trunkline.telephony;

import org.jspecify.annotations.NullMarked;
