/// Tests of the comparison of descriptions, and the comparison of this version with the last release.
@NullMarked
package io.trunkline.testkit.openapi;

import org.jspecify.annotations.NullMarked;
