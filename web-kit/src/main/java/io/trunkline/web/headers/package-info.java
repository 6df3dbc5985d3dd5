/// Request headers that controllers take as arguments: If-Match and Idempotency-Key.
@NullMarked
package io.trunkline.web.headers;

import org.jspecify.annotations.NullMarked;
