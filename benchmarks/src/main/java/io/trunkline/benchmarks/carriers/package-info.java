/// A long test: thousands of carriers in a running suite. Asterisk has the endpoints that the API has, and a rebuild of
/// all rows refuses no call.
@NullMarked
package io.trunkline.benchmarks.carriers;

import org.jspecify.annotations.NullMarked;
