/// The channel event log (CEL). Asterisk writes the start, answer and end of every channel to a table of the
/// bridge; facts that AMI missed are published from there.
@NullMarked
package io.trunkline.ami.cel;

import org.jspecify.annotations.NullMarked;
