/// Checks of who may call the operations of a service, made from its OpenAPI description.
@NullMarked
package io.trunkline.testkit.access;

import org.jspecify.annotations.NullMarked;
