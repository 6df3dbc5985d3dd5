/// Validation that all features share: the result of checking a request, and its violations.
@NullMarked
package io.trunkline.provisioning.validation.domain;

import org.jspecify.annotations.NullMarked;
