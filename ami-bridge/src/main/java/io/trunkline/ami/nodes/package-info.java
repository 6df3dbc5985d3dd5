/// REST API and health of this bridge's node and its connection.
@NullMarked
package io.trunkline.ami.nodes;

import org.jspecify.annotations.NullMarked;
