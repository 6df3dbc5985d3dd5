/// Request headers and parameters that controllers take as arguments: If-Match, Idempotency-Key and `dryRun`. They
/// are only read here; data-kit's `idempotency` answers a repeated request, and its `transactions` rolls a dry run
/// back. Also the headers of responses.
@NullMarked
package io.trunkline.web.headers;

import org.jspecify.annotations.NullMarked;
