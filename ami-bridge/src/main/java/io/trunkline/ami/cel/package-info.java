/// What happened while nobody listened: Asterisk writes every channel's start, answer and end to a table of ours,
/// and what has not been said of it by other ways is said from there.
@NullMarked
package io.trunkline.ami.cel;

import org.jspecify.annotations.NullMarked;
