/// Dead letters: events that a consumer could not apply, set aside in a topic of their own with the reason. They
/// are listed and, when the reason is gone, redelivered at `/api/v1/dead-letters/{service}`. Their problem codes
/// are here, too.
@NullMarked
package io.trunkline.messaging.deadletters;

import org.jspecify.annotations.NullMarked;
