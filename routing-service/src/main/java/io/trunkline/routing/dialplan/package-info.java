/// The port that Asterisk's dialplan asks on before each Dial, and nothing else answers on it. Answers come within
/// the caller's patience or not at all: what is older than that is dropped, since nobody waits for it any more.
@NullMarked
package io.trunkline.routing.dialplan;

import org.jspecify.annotations.NullMarked;
