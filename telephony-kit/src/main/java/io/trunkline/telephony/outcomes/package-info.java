/// How an attempt ended: one table from SIP status, Q.850 cause and DIALSTATUS to an outcome. Failover and
/// dispositions are both derived from the outcome.
@NullMarked
package io.trunkline.telephony.outcomes;

import org.jspecify.annotations.NullMarked;
