/// Decides what the observations of a test mean.
@NullMarked
package io.trunkline.ami.endpointtests.domain;

import org.jspecify.annotations.NullMarked;
