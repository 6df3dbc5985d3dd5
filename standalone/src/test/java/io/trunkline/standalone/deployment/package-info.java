/// The files for Compose and Kubernetes: they are valid, and agree with what the services read.
@NullMarked
package io.trunkline.standalone.deployment;

import org.jspecify.annotations.NullMarked;
