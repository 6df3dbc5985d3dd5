/// Values of a call placed over the API.
@NullMarked
package io.trunkline.routing.placedcalls.domain;

import org.jspecify.annotations.NullMarked;
