/// Carriers: the providers that calls go out to and come in from. Saving one makes it an event with everything
/// that Asterisk's tables need; what the nodes then see of it is shown beside the configuration, never mixed
/// into it.
@NullMarked
package io.trunkline.provisioning.carriers;

import org.jspecify.annotations.NullMarked;
