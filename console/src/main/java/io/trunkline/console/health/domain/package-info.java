/// What is known of the state of the services.
@NullMarked
package io.trunkline.console.health.domain;

import org.jspecify.annotations.NullMarked;
