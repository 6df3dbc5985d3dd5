/// Dialplan lines that operators write, beside the prefix dialplans of carriers. They cannot dial: only the prefix
/// dialplan asks routing before it dials.
@NullMarked
package io.trunkline.provisioning.dialplanlines;

import org.jspecify.annotations.NullMarked;
