/// Tests of the access page.
@NullMarked
package io.trunkline.testkit.access;

import org.jspecify.annotations.NullMarked;
