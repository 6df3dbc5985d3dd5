/// Which nudges a change needs.
@NullMarked
package io.trunkline.ami.reloads.domain;

import org.jspecify.annotations.NullMarked;
