/// Chooses the suite's ports, checks that they are free, and records the resulting addresses in `suite.properties`.
@NullMarked
package io.trunkline.standalone.ports;

import org.jspecify.annotations.NullMarked;
