/// From what a node says to facts of calls. Pure: one table of the channels that live, and rules over it.
@NullMarked
package io.trunkline.ami.callfacts.domain;

import org.jspecify.annotations.NullMarked;
