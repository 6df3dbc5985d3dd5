/// Both forms of each server keep the same promises.
@NullMarked
package io.trunkline.testkit.servers;

import org.jspecify.annotations.NullMarked;
