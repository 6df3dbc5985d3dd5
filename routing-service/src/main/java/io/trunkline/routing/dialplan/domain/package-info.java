/// The format of the requests and answers between the dialplan and routing, exactly, character by character. Text
/// that does not match never becomes part of a dial string.
@NullMarked
package io.trunkline.routing.dialplan.domain;

import org.jspecify.annotations.NullMarked;
