/// The provider catalogue: what is known in advance of providers that many carriers come from.
@NullMarked
package io.trunkline.provisioning.providers;

import org.jspecify.annotations.NullMarked;
