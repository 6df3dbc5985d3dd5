/// What carriers and clients have in common: each is one Asterisk endpoint, with an id that is unique across both.
@NullMarked
package io.trunkline.provisioning.endpoints;

import org.jspecify.annotations.NullMarked;
