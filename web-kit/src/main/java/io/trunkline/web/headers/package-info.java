/// Request headers that controllers take as arguments: If-Match and Idempotency-Key. They are only read here;
/// data-kit's `idempotency` answers a repeated request.
@NullMarked
package io.trunkline.web.headers;

import org.jspecify.annotations.NullMarked;
