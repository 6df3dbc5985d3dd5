/// The OpenAPI description that every service serves.
@NullMarked
package io.trunkline.web.openapi;

import org.jspecify.annotations.NullMarked;
