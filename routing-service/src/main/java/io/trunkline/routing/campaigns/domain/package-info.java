/// A campaign as its tenant configures it.
@NullMarked
package io.trunkline.routing.campaigns.domain;

import org.jspecify.annotations.NullMarked;
