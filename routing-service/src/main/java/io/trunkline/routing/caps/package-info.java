/// What limits each campaign, link, carrier, number and tenant, and what is taken of it. One row each, which is
/// locked while an attempt is let through.
@NullMarked
package io.trunkline.routing.caps;

import org.jspecify.annotations.NullMarked;
