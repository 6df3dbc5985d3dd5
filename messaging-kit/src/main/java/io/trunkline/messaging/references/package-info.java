/// Waits for the event of an entity that a request refers to, so that a client can create an entity in one service
/// and refer to it in another with its next request.
@NullMarked
package io.trunkline.messaging.references;

import org.jspecify.annotations.NullMarked;
