/// Values of a campaign's configuration.
@NullMarked
package io.trunkline.routing.campaigns.domain;

import org.jspecify.annotations.NullMarked;
