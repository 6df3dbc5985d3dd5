/// Presets: the usual settings of providers.
@NullMarked
package io.trunkline.provisioning.providercatalog.domain;

import org.jspecify.annotations.NullMarked;
