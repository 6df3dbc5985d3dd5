/// Read model of the numbers whose trunk is a carrier.
@NullMarked
package io.trunkline.provisioning.trunknumbers;

import org.jspecify.annotations.NullMarked;
