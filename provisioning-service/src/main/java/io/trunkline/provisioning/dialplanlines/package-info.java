/// Dialplan lines that operators write, in addition to the prefix dialplans of carriers. They must not use Dial,
/// because such a call would not be checked by routing.
@NullMarked
package io.trunkline.provisioning.dialplanlines;

import org.jspecify.annotations.NullMarked;
