/// Wiring shared by all features: clock, settings, problem codes, access rules, revoked access.
@NullMarked
package io.trunkline.routing.platform;

import org.jspecify.annotations.NullMarked;
