/// Tests of the rules. The classes in `tangled`, `rooted` and `blocking` exist to show which code the rules reject
/// or accept.
@NullMarked
package io.trunkline.testkit.architecture;

import org.jspecify.annotations.NullMarked;
