/// The architecture, source and wording rules of the project. Each service checks its classes in a test of its own;
/// sources and pages are checked once for the whole repository.
@NullMarked
package io.trunkline.testkit.architecture;

import org.jspecify.annotations.NullMarked;
