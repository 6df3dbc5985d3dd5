/// The configuration of a campaign: its settings, numbers, links to clients, and carriers.
@NullMarked
package io.trunkline.routing.campaigns.domain;

import org.jspecify.annotations.NullMarked;
