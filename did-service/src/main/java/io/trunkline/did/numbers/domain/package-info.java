/// A phone number of a tenant (DID), its status, and its usage.
@NullMarked
package io.trunkline.did.numbers.domain;

import org.jspecify.annotations.NullMarked;
