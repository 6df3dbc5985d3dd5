/// Dialplan lines made by hand, beside the blocks that carriers' prefixes make. Lines cannot dial: every Dial
/// asks for a lease first, and only the generated blocks do that.
@NullMarked
package io.trunkline.provisioning.dialplanlines;

import org.jspecify.annotations.NullMarked;
