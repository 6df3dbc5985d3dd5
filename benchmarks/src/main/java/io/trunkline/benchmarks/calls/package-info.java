/// `./trunkline bench calls`: what asking routing costs a call, next to a dialplan that asks nobody.
@NullMarked
package io.trunkline.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
