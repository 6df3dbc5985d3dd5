/// What holds the features together: who may call what, the codes of refusals, the clock, secret files,
/// columns.
@NullMarked
package io.trunkline.provisioning.platform;

import org.jspecify.annotations.NullMarked;
