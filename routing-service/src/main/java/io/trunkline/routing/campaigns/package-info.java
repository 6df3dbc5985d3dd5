/// Manages campaigns: their settings, the numbers they receive calls on, their links to clients, and
/// their carriers.
@NullMarked
package io.trunkline.routing.campaigns;

import org.jspecify.annotations.NullMarked;
