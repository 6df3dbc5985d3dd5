/// Checks of the OpenAPI descriptions: the golden files in docs/openapi, and the guard against incompatible
/// changes.
@NullMarked
package io.trunkline.testkit.openapi;

import org.jspecify.annotations.NullMarked;
