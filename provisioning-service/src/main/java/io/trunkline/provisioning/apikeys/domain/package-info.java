/// An API key, its settings and the rules for them.
@NullMarked
package io.trunkline.provisioning.apikeys.domain;

import org.jspecify.annotations.NullMarked;
