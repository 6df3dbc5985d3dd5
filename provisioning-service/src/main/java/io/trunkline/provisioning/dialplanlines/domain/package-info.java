/// A dialplan line and the rules that validate it. Only listed applications with listed arguments are allowed, so
/// that no line can dial, run a program or evaluate a function.
@NullMarked
package io.trunkline.provisioning.dialplanlines.domain;

import org.jspecify.annotations.NullMarked;
