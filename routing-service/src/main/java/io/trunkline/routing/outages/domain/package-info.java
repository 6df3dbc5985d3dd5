/// When a carrier or client has an outage, and which alerts are raised of it.
@NullMarked
package io.trunkline.routing.outages.domain;

import org.jspecify.annotations.NullMarked;
