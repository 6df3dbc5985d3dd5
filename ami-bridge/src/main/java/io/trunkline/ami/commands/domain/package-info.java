/// The rules for orders that were claimed and not finished.
@NullMarked
package io.trunkline.ami.commands.domain;

import org.jspecify.annotations.NullMarked;
