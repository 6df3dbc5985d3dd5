/// The provider catalogue: what is known in advance of providers that many carriers come from.
@NullMarked
package io.trunkline.provisioning.providercatalog;

import org.jspecify.annotations.NullMarked;
