/// Wiring and helpers for all features: access rules, problem codes, the clock, secret files.
@NullMarked
package io.trunkline.provisioning.platform;

import org.jspecify.annotations.NullMarked;
