/// Copies of the SIP messages that the node sends and receives, which its module res_hep_pjsip sends to the
/// bridge. They have what no AMI event has: the SIP status of a response. Of several bridges of a node,
/// only one receives them.
@NullMarked
package io.trunkline.ami.sipcopies;

import org.jspecify.annotations.NullMarked;
