/// The rules are seen to fail on a service that breaks them all, [io.trunkline.testkit.architecture.tangled].
@NullMarked
package io.trunkline.testkit.architecture;

import org.jspecify.annotations.NullMarked;
