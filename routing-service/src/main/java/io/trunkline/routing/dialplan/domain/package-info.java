/// The grammar between the dialplan and routing: what a question may contain and what an answer looks like, down to
/// the character. Nothing that does not match reaches a dial string.
@NullMarked
package io.trunkline.routing.dialplan.domain;

import org.jspecify.annotations.NullMarked;
