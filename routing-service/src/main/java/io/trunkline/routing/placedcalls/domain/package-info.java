/// A call that was placed over the API, from the request to its end.
@NullMarked
package io.trunkline.routing.placedcalls.domain;

import org.jspecify.annotations.NullMarked;
