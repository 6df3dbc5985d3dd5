/// The node and the connection to it, for people.
@NullMarked
package io.trunkline.ami.nodes;

import org.jspecify.annotations.NullMarked;
