/// Requests with wrong values, made from the OpenAPI description of a service.
@NullMarked
package io.trunkline.testkit.invalid;

import org.jspecify.annotations.NullMarked;
