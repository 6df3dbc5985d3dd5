/// Reads copies of SIP messages, and remembers the responses to the requests of the node.
@NullMarked
package io.trunkline.ami.sipcopies.domain;

import org.jspecify.annotations.NullMarked;
