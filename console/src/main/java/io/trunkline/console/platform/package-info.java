/// Wiring: settings, the client of the services, access rules and problem codes.
@NullMarked
package io.trunkline.console.platform;

import org.jspecify.annotations.NullMarked;
