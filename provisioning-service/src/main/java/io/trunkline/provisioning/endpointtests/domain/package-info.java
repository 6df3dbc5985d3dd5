/// What a test of a carrier or client consists of, when it has ended, and what its results mean.
@NullMarked
package io.trunkline.provisioning.endpointtests.domain;

import org.jspecify.annotations.NullMarked;
