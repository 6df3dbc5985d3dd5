/// The house rules as tests: each service checks itself by one line, and what concerns all sources is checked once.
@NullMarked
package io.trunkline.testkit.architecture;

import org.jspecify.annotations.NullMarked;
