/// Wiring: the clock, the access rules of the API, the subscription to revoked access, and the ids of parties in
/// events. This service has no problem codes of its own.
@NullMarked
package io.trunkline.ami.platform;

import org.jspecify.annotations.NullMarked;
