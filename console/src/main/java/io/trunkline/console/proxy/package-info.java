/// Passes requests to the services, and their responses back, part by part.
@NullMarked
package io.trunkline.console.proxy;

import org.jspecify.annotations.NullMarked;
