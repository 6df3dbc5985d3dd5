/// The provider catalog: presets for carriers of well-known providers.
@NullMarked
package io.trunkline.provisioning.providercatalog;

import org.jspecify.annotations.NullMarked;
