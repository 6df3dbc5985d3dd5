/// Validation that all features share: the result of checking a request, its violations, and what a request does to
/// a write-only secret.
@NullMarked
package io.trunkline.provisioning.validation.domain;

import org.jspecify.annotations.NullMarked;
