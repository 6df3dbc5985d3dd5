/// Counts the SIP requests that the node refused before they became calls, by address and reason, and raises alerts
/// for addresses that may be a carrier's.
@NullMarked
package io.trunkline.ami.refusals;

import org.jspecify.annotations.NullMarked;
