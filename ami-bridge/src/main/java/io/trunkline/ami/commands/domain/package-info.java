/// What becomes of an order that was claimed and of which nothing more is known.
@NullMarked
package io.trunkline.ami.commands.domain;

import org.jspecify.annotations.NullMarked;
