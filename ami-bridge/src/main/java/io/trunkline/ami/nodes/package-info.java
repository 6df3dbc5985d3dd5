/// The REST API and the health of the node and the connection to it.
@NullMarked
package io.trunkline.ami.nodes;

import org.jspecify.annotations.NullMarked;
