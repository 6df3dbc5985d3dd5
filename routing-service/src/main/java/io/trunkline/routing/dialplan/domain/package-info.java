/// The grammar of requests and answers between the dialplan and routing, to the character. Text that does not match
/// never becomes part of a dial string.
@NullMarked
package io.trunkline.routing.dialplan.domain;

import org.jspecify.annotations.NullMarked;
