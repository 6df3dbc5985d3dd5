/// A number of a tenant and its changes.
@NullMarked
package io.trunkline.did.numbers.domain;

import org.jspecify.annotations.NullMarked;
